using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A timer of the guest.</summary>
[OpenEnum("platform", "pit", "rtc", "hpet", "tsc", "kvmclock", "hypervclock", "armvtimer")]
public readonly partial record struct TimerName;
