using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>How the time stamp counter is provided.</summary>
[OpenEnum("auto", "native", "emulate", "paravirt", "smpsafe")]
public readonly partial record struct TimerMode;
