using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What happens to ticks that were missed.</summary>
[OpenEnum("delay", "catchup", "merge", "discard")]
public readonly partial record struct TickPolicy;
