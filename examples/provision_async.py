"""As provision.py, with asyncio: make a key pair, a virtual network and a security group, and wait for all at once."""

import asyncio

import evolution_iaas as iaas


async def main() -> None:
    """Send the three changes and wait for them side by side."""
    https = iaas.SecurityRule("https", ["0.0.0.0/0"], ["ingress"], ["tcp"], ["443-443"])
    async with iaas.AsyncClient.from_env() as client:
        key = await client.key_pairs.create("deploy", description="Key of the deployment host")
        if key.private_key is not None:
            print(f"private key of {len(key.private_key.reveal())} characters")
        network = await client.virtual_networks.create("backend", [iaas.Subnet("10.0.0.0/24")], tags={"team": "web"})
        group = await client.security_groups.create("web", [https])
        pair, net, web = await asyncio.gather(key.wait(timeout=900), network.wait(timeout=900), group.wait(timeout=900))
        print(f"key pair {pair.name} can be used")
        print(f"network {net.subnets[0].subnet} can be used")
        print(f"security group with rule {web.security_rules[0].name} can be used")


if __name__ == "__main__":
    asyncio.run(main())
