using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Linux scheduling class.</summary>
[OpenEnum("batch", "idle", "fifo", "rr")]
public readonly partial record struct Scheduler;
