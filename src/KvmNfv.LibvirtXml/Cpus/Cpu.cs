using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A CPU: what a guest sees, what a host has, or what two hosts share.</summary>
[Element("cpu", Order = "arch model vendor microcode signature counter topology cache maxphysaddr feature pages numa blocker")]
[Document]
public sealed partial class Cpu : Document
{
    /// <summary>How the CPU is chosen.</summary>
    [Attr("mode")]
    public partial CpuMode? Mode { get; set; }

    /// <summary>How near the host must come, for a custom CPU.</summary>
    [Attr("match")]
    public partial CpuMatch? Match { get; set; }

    /// <summary>How libvirt checks what the guest got.</summary>
    [Attr("check")]
    public partial CpuCheck? Check { get; set; }

    /// <summary>Whether features that forbid migration are left out, for host-passthrough.</summary>
    [Attr("migratable", OnOff = true)]
    public partial bool? Migratable { get; set; }

    /// <summary>Whether features called deprecated are kept (s390).</summary>
    [Attr("deprecated_features", OnOff = true)]
    public partial bool? DeprecatedFeatures { get; set; }

    /// <summary>CPU architecture.</summary>
    [Text("arch")]
    public partial string? Architecture { get; set; }

    /// <summary>Named model.</summary>
    [Child("model")]
    public partial CpuModel Model { get; set; }

    /// <summary>Vendor the host must have, or has.</summary>
    [Text("vendor")]
    public partial string? Vendor { get; set; }

    /// <summary>Microcode version of the host.</summary>
    [Attr("version", On = "microcode")]
    public partial uint? MicrocodeVersion { get; set; }

    /// <summary>CPUID family, model and stepping of the host.</summary>
    [Child("signature")]
    public partial CpuSignature Signature { get; set; }

    /// <summary>Counters of the host, such as the frequency of the time stamp counter.</summary>
    [Items("counter")]
    public partial ElementList<CpuCounter> Counters { get; }

    /// <summary>Sockets, dies, clusters, cores and threads.</summary>
    [Child("topology")]
    public partial CpuTopology Topology { get; set; }

    /// <summary>What the guest is told of caches.</summary>
    [Child("cache")]
    public partial CpuCache Cache { get; set; }

    /// <summary>Physical address bits.</summary>
    [Child("maxphysaddr")]
    public partial MaxPhysicalAddress MaxPhysicalAddress { get; set; }

    /// <summary>Single features over the model.</summary>
    [Items("feature")]
    public partial ElementList<CpuFeature> Features { get; }

    /// <summary>Page sizes of the host.</summary>
    [Items("pages")]
    public partial ElementList<CpuPageSize> Pages { get; }

    /// <summary>NUMA nodes of the guest.</summary>
    [Child("numa")]
    public partial CpuNuma Numa { get; set; }

    /// <summary>Modes of a host's CPU, as old releases wrote them.</summary>
    [Child("features")]
    public partial CpuModes OldFeatures { get; set; }
}
