using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Audit;

/// <summary>What a check saw; the rule's name, severity and reason are added by the audit.</summary>
internal sealed record AuditFault(string Where, string What, string Mend)
{
    public AuditFault(Element at, string what, string mend) : this(at.GetXPath(), what, mend)
    {
    }
}
