using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Audit;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Tests.Audit;

/// <summary>What has to be done to the baseline so that a rule finds something.</summary>
internal sealed record AuditCase(string Rule, Func<AuditSubject, AuditSubject> Tamper, string Says = "")
{
    public AuditCase(string rule, Action<DomainDocument> tamper, string says = "") : this(rule, s =>
    {
        tamper(s.Domain);
        return s;
    }, says)
    {
    }

    public override string ToString() => Says.Length == 0 ? Rule : $"{Rule}: {Says}";

    /// <summary>A change to what the kernel shows.</summary>
    public static AuditCase Running(string rule, Func<DomainActual, DomainActual> tamper, string says = "") =>
        new(rule, s => s with { Actual = tamper(s.Actual!) }, says);

    /// <summary>A change to the plan that the audit is given.</summary>
    public static AuditCase Planned(string rule, Func<PlacementPlan, PlacementPlan> tamper, string says = "") =>
        new(rule, s => s with { Plan = tamper(AuditBaseline.Plan) }, says);
}
