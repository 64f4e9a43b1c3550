using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Domains;

/// <summary>A domain that runs on a host.</summary>
/// <param name="Document">Its live document.</param>
/// <param name="Actual">What the kernel shows of it; null means that its document is believed.</param>
public sealed record RunningDomain(DomainDocument Document, DomainActual? Actual = null);
