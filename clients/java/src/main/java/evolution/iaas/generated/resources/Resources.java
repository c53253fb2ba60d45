// Generated from spec/openapi.yaml by `python -m generator build --client java`; do not edit.
package evolution.iaas.generated.resources;

import evolution.iaas.Calls;

/** An accessor for each resource. */
public abstract class Resources {
  private final Jobs jobs;
  private final Zones zones;
  private final Images images;
  private final KeyPairs keyPairs;
  private final PublicIpAddresses publicIpAddresses;
  private final SecurityGroups securityGroups;
  private final SecurityRules securityRules;
  private final VirtualNetworks virtualNetworks;
  private final ServerGroups serverGroups;
  private final Volumes volumes;
  private final VirtualMachines virtualMachines;
  private final Interfaces interfaces;

  /**
   * Makes the accessors.
   *
   * @param calls what they share
   */
  protected Resources(Calls calls) {
    jobs = new Jobs(calls);
    zones = new Zones(calls);
    images = new Images(calls);
    keyPairs = new KeyPairs(calls);
    publicIpAddresses = new PublicIpAddresses(calls);
    securityGroups = new SecurityGroups(calls);
    securityRules = new SecurityRules(calls);
    virtualNetworks = new VirtualNetworks(calls);
    serverGroups = new ServerGroups(calls);
    volumes = new Volumes(calls);
    virtualMachines = new VirtualMachines(calls);
    interfaces = new Interfaces(calls);
  }

  /**
   * Asynchronous work that the platform does for a call that creates, updates or deletes.
   *
   * @return the accessor
   */
  public Jobs jobs() {
    return jobs;
  }

  /**
   * Zones of a project, whose members are not described
   *
   * @return the accessor
   */
  public Zones zones() {
    return zones;
  }

  /**
   * Images for virtual machines and volumes, whose members are not described
   *
   * @return the accessor
   */
  public Images images() {
    return images;
  }

  /**
   * SSH keys for virtual machines.
   *
   * @return the accessor
   */
  public KeyPairs keyPairs() {
    return keyPairs;
  }

  /**
   * Reserved public IP addresses.
   *
   * @return the accessor
   */
  public PublicIpAddresses publicIpAddresses() {
    return publicIpAddresses;
  }

  /**
   * Groups of rules that filter traffic.
   *
   * @return the accessor
   */
  public SecurityGroups securityGroups() {
    return securityGroups;
  }

  /**
   * The rules of one security group.
   *
   * @return the accessor
   */
  public SecurityRules securityRules() {
    return securityRules;
  }

  /**
   * Networks of a zone.
   *
   * @return the accessor
   */
  public VirtualNetworks virtualNetworks() {
    return virtualNetworks;
  }

  /**
   * How virtual machines are spread over hosts.
   *
   * @return the accessor
   */
  public ServerGroups serverGroups() {
    return serverGroups;
  }

  /**
   * Disks.
   *
   * @return the accessor
   */
  public Volumes volumes() {
    return volumes;
  }

  /**
   * Virtual machines.
   *
   * @return the accessor
   */
  public VirtualMachines virtualMachines() {
    return virtualMachines;
  }

  /**
   * Network interfaces of one virtual machine.
   *
   * @return the accessor
   */
  public Interfaces interfaces() {
    return interfaces;
  }
}
