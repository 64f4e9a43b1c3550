using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A lock on storage.</summary>
[Element("lease", Order = "lockspace key target")]
public sealed partial class Lease : Device
{
    /// <summary>Space of names.</summary>
    [Text("lockspace")]
    public partial string? LockSpace { get; set; }

    /// <summary>Name in the space.</summary>
    [Text("key")]
    public partial string? Key { get; set; }

    /// <summary>Where the lock is kept.</summary>
    [Child("target")]
    public partial LeaseTarget Target { get; set; }
}
