using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>What a timer follows.</summary>
[OpenEnum("boot", "guest", "wall", "realtime")]
public readonly partial record struct TimerTrack;
