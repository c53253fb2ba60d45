// Generated from spec/openapi.yaml by `python -m generator build --client java`; do not edit.
package evolution.iaas.generated.resources;

import evolution.iaas.Accepted;
import evolution.iaas.CallOptions;
import evolution.iaas.Calls;
import evolution.iaas.Change;
import evolution.iaas.generated.api.SecurityRulesApi;
import evolution.iaas.generated.model.SecurityGroupInResponse;
import evolution.iaas.generated.model.SecurityRuleChangeAccepted;
import evolution.iaas.generated.model.SecurityRuleInRequest;
import java.util.concurrent.CompletableFuture;

/**
 * The rules of one security group.
 */
public final class SecurityRules {
  private final Calls calls;

  SecurityRules(Calls calls) {
    this.calls = calls;
  }

  /**
   * Add a rule to a security group.
   *
   * @param securityGroupId identifier of the security group
   * @param body what is sent
   * @return the change, to be waited for
   */
  public Accepted<SecurityRuleChangeAccepted, SecurityGroupInResponse> create(String securityGroupId, SecurityRuleInRequest body) {
    return create(securityGroupId, body, CallOptions.NONE);
  }

  /**
   * Add a rule to a security group. Source: {@code POST /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}/securityrules}.
   *
   * @param securityGroupId identifier of the security group
   * @param body what is sent
   * @param options what this call does differently
   * @return the change, to be waited for
   */
  public Accepted<SecurityRuleChangeAccepted, SecurityGroupInResponse> create(String securityGroupId, SecurityRuleInRequest body, CallOptions options) {
    var scope = calls.scope("createSecurityRule", options);
    String[] path = {scope.projectId(), scope.zone(), securityGroupId};
    return calls.change("createSecurityRule", path, SecurityGroupInResponse.class, options, () -> new SecurityRulesApi(calls.api())
        .createSecurityRuleWithHttpInfo(scope.projectId(), scope.zone(), securityGroupId, body));
  }

  /**
   * As {@code create}, on the client's executor; cancelling the future ends the call.
   *
   * @param securityGroupId identifier of the security group
   * @param body what is sent
   * @param options what this call does differently
   * @return a future of the change, to be waited for
   */
  public CompletableFuture<Accepted<SecurityRuleChangeAccepted, SecurityGroupInResponse>> createAsync(String securityGroupId, SecurityRuleInRequest body, CallOptions options) {
    return calls.async(() -> create(securityGroupId, body, options));
  }

  /**
   * Replace a rule of a security group.
   *
   * @param securityGroupId identifier of the security group
   * @param securityRuleName name of the rule, unique in its security group
   * @param body what is sent
   * @return the change, to be waited for
   */
  public Accepted<SecurityRuleChangeAccepted, SecurityGroupInResponse> update(String securityGroupId, String securityRuleName, SecurityRuleInRequest body) {
    return update(securityGroupId, securityRuleName, body, CallOptions.NONE);
  }

  /**
   * Replace a rule of a security group. Source: {@code PUT /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}/securityrules/{securityRuleName}}.
   *
   * @param securityGroupId identifier of the security group
   * @param securityRuleName name of the rule, unique in its security group
   * @param body what is sent
   * @param options what this call does differently
   * @return the change, to be waited for
   */
  public Accepted<SecurityRuleChangeAccepted, SecurityGroupInResponse> update(String securityGroupId, String securityRuleName, SecurityRuleInRequest body, CallOptions options) {
    var scope = calls.scope("updateSecurityRule", options);
    String[] path = {scope.projectId(), scope.zone(), securityGroupId, securityRuleName};
    return calls.change("updateSecurityRule", path, SecurityGroupInResponse.class, options, () -> new SecurityRulesApi(calls.api())
        .updateSecurityRuleWithHttpInfo(scope.projectId(), scope.zone(), securityGroupId, securityRuleName, body));
  }

  /**
   * As {@code update}, on the client's executor; cancelling the future ends the call.
   *
   * @param securityGroupId identifier of the security group
   * @param securityRuleName name of the rule, unique in its security group
   * @param body what is sent
   * @param options what this call does differently
   * @return a future of the change, to be waited for
   */
  public CompletableFuture<Accepted<SecurityRuleChangeAccepted, SecurityGroupInResponse>> updateAsync(String securityGroupId, String securityRuleName, SecurityRuleInRequest body, CallOptions options) {
    return calls.async(() -> update(securityGroupId, securityRuleName, body, options));
  }

  /**
   * Reads a change from its JSON, as this client or one in another language wrote it, to be waited for.
   *
   * @param json the change
   * @return the change
   */
  public Change<SecurityGroupInResponse> resume(String json) {
    return calls.resume(json, SecurityGroupInResponse.class, "createSecurityRule", "updateSecurityRule");
  }
}
