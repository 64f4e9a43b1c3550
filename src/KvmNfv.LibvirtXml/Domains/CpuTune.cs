using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>Pinning, scheduling and cache allocation.</summary>
[Element("cputune", Order =
    "shares global_period global_quota period quota emulator_period emulator_quota iothread_period iothread_quota "
    + "vcpupin emulatorpin iothreadpin vcpusched iothreadsched emulatorsched cachetune memorytune energytune")]
public sealed partial class CpuTune : Element
{
    /// <summary>Share of CPU time against other guests.</summary>
    [Text("shares")]
    public partial ulong? Shares { get; set; }

    /// <summary>Enforcement interval of the whole guest in microseconds, 1000 to 1000000.</summary>
    [Text("global_period")]
    public partial ulong? GlobalPeriod { get; set; }

    /// <summary>CPU time of the whole guest in one period, in microseconds; negative is no limit.</summary>
    [Text("global_quota")]
    public partial long? GlobalQuota { get; set; }

    /// <summary>Enforcement interval of each vCPU in microseconds, 1000 to 1000000.</summary>
    [Text("period")]
    public partial ulong? Period { get; set; }

    /// <summary>CPU time of each vCPU in one period, in microseconds; negative is no limit.</summary>
    [Text("quota")]
    public partial long? Quota { get; set; }

    /// <summary>Enforcement interval of the emulator threads in microseconds.</summary>
    [Text("emulator_period")]
    public partial ulong? EmulatorPeriod { get; set; }

    /// <summary>CPU time of the emulator threads in one period, in microseconds.</summary>
    [Text("emulator_quota")]
    public partial long? EmulatorQuota { get; set; }

    /// <summary>Enforcement interval of the IO threads in microseconds.</summary>
    [Text("iothread_period")]
    public partial ulong? IoThreadPeriod { get; set; }

    /// <summary>CPU time of each IO thread in one period, in microseconds.</summary>
    [Text("iothread_quota")]
    public partial long? IoThreadQuota { get; set; }

    /// <summary>Host CPUs of single vCPUs.</summary>
    [Items("vcpupin")]
    public partial ElementList<VcpuPin> VcpuPins { get; }

    /// <summary>Host CPUs of the emulator threads.</summary>
    [Child("emulatorpin")]
    public partial EmulatorPin EmulatorPin { get; set; }

    /// <summary>Host CPUs of single IO threads.</summary>
    [Items("iothreadpin")]
    public partial ElementList<IoThreadPin> IoThreadPins { get; }

    /// <summary>Scheduling class of vCPUs.</summary>
    [Items("vcpusched")]
    public partial ElementList<VcpuScheduler> VcpuSchedulers { get; }

    /// <summary>Scheduling class of IO threads.</summary>
    [Items("iothreadsched")]
    public partial ElementList<IoThreadScheduler> IoThreadSchedulers { get; }

    /// <summary>Scheduling class of the emulator threads.</summary>
    [Child("emulatorsched")]
    public partial EmulatorScheduler EmulatorScheduler { get; set; }

    /// <summary>Cache allocated to groups of vCPUs.</summary>
    [Items("cachetune")]
    public partial ElementList<CacheTune> CacheTunes { get; }

    /// <summary>Memory bandwidth allocated to groups of vCPUs.</summary>
    [Items("memorytune")]
    public partial ElementList<BandwidthTune> MemoryTunes { get; }

    /// <summary>Energy monitored for groups of vCPUs.</summary>
    [Items("energytune")]
    public partial ElementList<EnergyTune> EnergyTunes { get; }
}
