using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A guest: what <c>virsh dumpxml</c> prints and <c>virsh define</c> takes.</summary>
[Element("domain", Order =
    "name uuid hwuuid genid title description metadata maxMemory memory currentMemory blkiotune memtune "
    + "memoryBacking vcpu vcpus iothreads iothreadids defaultiothread iommufd cputune numatune resource sysinfo "
    + "bootloader bootloader_args os idmap features throttlegroups cpu clock on_poweroff on_reboot on_crash "
    + "on_lockfailure pm perf devices seclabel keywrap launchSecurity commandline capabilities override deprecation "
    + "namespace")]
[Document]
public sealed partial class DomainDocument : Document
{
    /// <summary>The hypervisor, such as KVM.</summary>
    [Attr("type")]
    public partial DomainType? Type { get; set; }

    /// <summary>Number of the running guest; absent while it is shut off.</summary>
    [Attr("id")]
    public partial int? Id { get; set; }

    /// <summary>Name, unique on a host.</summary>
    [Text("name")]
    public partial string? Name { get; set; }

    /// <summary>Identity of the guest across hosts and restarts; libvirt makes one when it is left out.</summary>
    [Text("uuid")]
    public partial Guid? Uuid { get; set; }

    /// <summary>Identity that changes when the guest is rolled back or copied.</summary>
    [Child("genid")]
    public partial GenId GenId { get; set; }

    /// <summary>Identity that the guest's firmware shows instead of the domain's own.</summary>
    [Text("hwuuid")]
    public partial Guid? HardwareUuid { get; set; }

    /// <summary>One line for people.</summary>
    [Text("title")]
    public partial string? Title { get; set; }

    /// <summary>Text for people.</summary>
    [Text("description")]
    public partial string? Description { get; set; }

    /// <summary>Content of other programs, each under a namespace of its own.</summary>
    [Child("metadata")]
    public partial Metadata Metadata { get; set; }

    /// <summary>Memory that the guest can grow to by plugging modules.</summary>
    [Text("maxMemory", UnitAttribute = "unit")]
    public partial MemorySize? MaxMemory { get; set; }

    /// <summary>How many memory modules can be plugged.</summary>
    [Attr("slots", On = "maxMemory")]
    public partial uint? MaxMemorySlots { get; set; }

    /// <summary>Memory at start, plugged modules included; KiB where there is no unit.</summary>
    [Text("memory", UnitAttribute = "unit")]
    public partial MemorySize? Memory { get; set; }

    /// <summary>Whether guest memory is part of QEMU's core dumps.</summary>
    [Attr("dumpCore", On = "memory", OnOff = true)]
    public partial bool? DumpCore { get; set; }

    /// <summary>Memory the balloon leaves to the guest now.</summary>
    [Text("currentMemory", UnitAttribute = "unit")]
    public partial MemorySize? CurrentMemory { get; set; }

    /// <summary>Weights and limits of block input and output.</summary>
    [Child("blkiotune")]
    public partial BlockIoTune BlockIoTune { get; set; }

    /// <summary>Limits of the host memory that the guest may use.</summary>
    [Child("memtune")]
    public partial MemoryTune MemoryTune { get; set; }

    /// <summary>How the host provides guest memory: huge pages, sharing, locking.</summary>
    [Child("memoryBacking")]
    public partial MemoryBacking MemoryBacking { get; set; }

    /// <summary>Number of vCPUs and the host CPUs they may use by default.</summary>
    [Child("vcpu")]
    public partial VcpuCount Vcpu { get; set; }

    /// <summary>State of each single vCPU.</summary>
    [Child("vcpus")]
    public partial VcpuList Vcpus { get; set; }

    /// <summary>Number of IO threads.</summary>
    [Text("iothreads")]
    public partial uint? IoThreads { get; set; }

    /// <summary>The IO threads one by one.</summary>
    [Child("iothreadids")]
    public partial IoThreadList IoThreadIds { get; set; }

    /// <summary>The thread pool of QEMU's main loop.</summary>
    [Child("defaultiothread")]
    public partial DefaultIoThread DefaultIoThread { get; set; }

    /// <summary>Pinning, scheduling and cache allocation.</summary>
    [Child("cputune")]
    public partial CpuTune CpuTune { get; set; }

    /// <summary>Host NUMA nodes that guest memory comes from.</summary>
    [Child("numatune")]
    public partial NumaTune NumaTune { get; set; }

    /// <summary>Whether host devices use IOMMUFD.</summary>
    [Child("iommufd")]
    public partial DomainIommuFd IommuFd { get; set; }

    /// <summary>Host resources that the guest is accounted to.</summary>
    [Child("resource")]
    public partial DomainResource Resource { get; set; }

    /// <summary>What the firmware tells the guest about the machine.</summary>
    [Items("sysinfo")]
    public partial ElementList<SysInfo> SysInfos { get; }

    /// <summary>Program on the host that picks what to boot (Xen, bhyve).</summary>
    [Text("bootloader")]
    public partial string? Bootloader { get; set; }

    /// <summary>Arguments of the boot loader program.</summary>
    [Text("bootloader_args")]
    public partial string? BootloaderArguments { get; set; }

    /// <summary>Machine type, firmware and boot order.</summary>
    [Child("os")]
    public partial OperatingSystem Os { get; set; }

    /// <summary>User namespace of a container.</summary>
    [Child("idmap")]
    public partial IdMap IdMap { get; set; }

    /// <summary>Features of the hypervisor that the guest sees.</summary>
    [Child("features")]
    public partial Features Features { get; set; }

    /// <summary>Named limits that disks share.</summary>
    [Child("throttlegroups")]
    public partial ThrottleGroupList ThrottleGroups { get; set; }

    /// <summary>The CPU that the guest sees.</summary>
    [Child("cpu")]
    public partial Cpu Cpu { get; set; }

    /// <summary>What time the guest starts with, and its timers.</summary>
    [Child("clock")]
    public partial Clock Clock { get; set; }

    /// <summary>What happens when the guest powers off.</summary>
    [Text("on_poweroff")]
    public partial LifecycleAction? OnPowerOff { get; set; }

    /// <summary>What happens when the guest reboots.</summary>
    [Text("on_reboot")]
    public partial LifecycleAction? OnReboot { get; set; }

    /// <summary>What happens when the guest crashes.</summary>
    [Text("on_crash")]
    public partial LifecycleAction? OnCrash { get; set; }

    /// <summary>What happens when a disk's lock is lost.</summary>
    [Text("on_lockfailure")]
    public partial LockFailureAction? OnLockFailure { get; set; }

    /// <summary>Whether the guest may be suspended.</summary>
    [Child("pm")]
    public partial PowerManagement PowerManagement { get; set; }

    /// <summary>Performance counters to keep.</summary>
    [Child("perf")]
    public partial Perf Perf { get; set; }

    /// <summary>The devices.</summary>
    [Child("devices")]
    public partial Devices Devices { get; set; }

    /// <summary>Labels that confine the guest's process.</summary>
    [Items("seclabel")]
    public partial ElementList<SecLabel> SecurityLabels { get; }

    /// <summary>Key wrapping operations allowed on s390.</summary>
    [Child("keywrap")]
    public partial KeyWrap KeyWrap { get; set; }

    /// <summary>Encryption of guest memory.</summary>
    [Child("launchSecurity")]
    public partial LaunchSecurity? LaunchSecurity { get; set; }

    /// <summary>Arguments and environment handed to QEMU as they are.</summary>
    [Child("commandline", Namespace = LibvirtNamespace.Qemu)]
    public partial QemuCommandLine QemuCommandLine { get; set; }

    /// <summary>QEMU capabilities forced on or off.</summary>
    [Child("capabilities", Namespace = LibvirtNamespace.Qemu)]
    public partial QemuCapabilities QemuCapabilities { get; set; }

    /// <summary>QEMU device properties forced to a value.</summary>
    [Child("override", Namespace = LibvirtNamespace.Qemu)]
    public partial QemuOverride QemuOverride { get; set; }

    /// <summary>What to do when QEMU's deprecated features are used.</summary>
    [Child("deprecation", Namespace = LibvirtNamespace.Qemu)]
    public partial QemuDeprecation QemuDeprecation { get; set; }

    /// <summary>Arguments handed to Xen's device model as they are.</summary>
    [Child("commandline", Namespace = LibvirtNamespace.Xen)]
    public partial XenCommandLine XenCommandLine { get; set; }

    /// <summary>Arguments handed to bhyve as they are.</summary>
    [Child("commandline", Namespace = LibvirtNamespace.Bhyve)]
    public partial BhyveCommandLine BhyveCommandLine { get; set; }

    /// <summary>Namespaces a container shares with another or with the host.</summary>
    [Child("namespace", Namespace = LibvirtNamespace.Lxc)]
    public partial LxcNamespaces LxcNamespaces { get; set; }

    /// <summary>Folder of the guest's data centre.</summary>
    [Text("datacenterpath", Namespace = LibvirtNamespace.VMware)]
    public partial string? DataCenterPath { get; set; }

    /// <summary>VMware's identity of the guest.</summary>
    [Text("moref", Namespace = LibvirtNamespace.VMware)]
    public partial string? ManagedObject { get; set; }
}
