using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml.Status;

/// <summary>What the QEMU driver keeps of a running guest below <c>/run/libvirt</c>; private to libvirt, for reading only.</summary>
[Element("domstatus", Order = "taint monitor")]
[Document]
public sealed partial class DomainStatusDocument : Document
{
    /// <summary>What the guest does.</summary>
    [Attr("state")]
    public partial string? State { get; set; }

    /// <summary>Why.</summary>
    [Attr("reason")]
    public partial string? Reason { get; set; }

    /// <summary>Process.</summary>
    [Attr("pid")]
    public partial long? Pid { get; set; }

    /// <summary>What keeps the guest from being supported.</summary>
    [Items("taint")]
    public partial ElementList<StatusFlag> Taints { get; }

    /// <summary>Socket of QEMU's monitor.</summary>
    [Child("monitor")]
    public partial StatusMonitor Monitor { get; set; }

    /// <summary>Namespaces of the process.</summary>
    [Child("namespaces")]
    public partial StatusNamespaces Namespaces { get; set; }

    /// <summary>Threads of the vCPUs.</summary>
    [Child("vcpus")]
    public partial StatusVcpuList Vcpus { get; set; }

    /// <summary>Capabilities of QEMU.</summary>
    [Child("qemuCaps")]
    public partial StatusQemuCapabilities QemuCapabilities { get; set; }

    /// <summary>Job in progress.</summary>
    [Child("job")]
    public partial StatusJob Job { get; set; }

    /// <summary>Devices that QEMU told of.</summary>
    [Child("devices")]
    public partial StatusDevices Devices { get; set; }

    /// <summary>Advice of numad.</summary>
    [Child("numad")]
    public partial StatusNumad Numad { get; set; }

    /// <summary>The guest.</summary>
    [Child("domain")]
    public partial DomainDocument Domain { get; set; }

    /// <summary>Folder of its files.</summary>
    [Attr("path", On = "libDir")]
    public partial string? LibraryDirectory { get; set; }

    /// <summary>Folder of its channels.</summary>
    [Attr("path", On = "channelTargetDir")]
    public partial string? ChannelTargetDirectory { get; set; }

    /// <summary>Folder of its memory.</summary>
    [Attr("path", On = "memoryBackingDir")]
    public partial string? MemoryBackingDirectory { get; set; }

    /// <summary>The CPU as it was asked for.</summary>
    [Child("cpu")]
    public partial Cpu Cpu { get; set; }

    /// <summary>Output goes through virtlogd.</summary>
    [Child("chardevStdioLogd")]
    public partial bool CharacterLogDaemon { get; set; }

    /// <summary>Whether it may reboot.</summary>
    [Attr("value", On = "allowReboot")]
    public partial bool? AllowReboot { get; set; }

    /// <summary>Seconds to wait for the guest agent.</summary>
    [Text("agentTimeout")]
    public partial int? AgentTimeout { get; set; }

    /// <summary>Number of the next descriptor set.</summary>
    [Attr("index", On = "fdset")]
    public partial uint? FdSetIndex { get; set; }

    /// <summary>Jobs of disks.</summary>
    [Child("blockjobs")]
    public partial StatusBlockJobs BlockJobs { get; set; }

    /// <summary>Helper of user networks.</summary>
    [Child("slirp")]
    public partial PrivateData Slirp { get; set; }

    /// <summary>A D-Bus daemon runs for the guest.</summary>
    [Child("dbusDaemon")]
    public partial bool DbusDaemon { get; set; }

    /// <summary>State of helpers moves over D-Bus.</summary>
    [Child("dbusVMState")]
    public partial bool DbusVmState { get; set; }

    /// <summary>What the lock manager keeps.</summary>
    [Text("lockstate")]
    public partial string? LockState { get; set; }

    /// <summary>A reboot is made of a shutdown.</summary>
    [Child("fakereboot")]
    public partial bool FakeReboot { get; set; }

    /// <summary>Owners of files are put back.</summary>
    [Child("rememberOwner")]
    public partial bool RememberOwner { get; set; }

    /// <summary>A daemon for persistent reservations runs.</summary>
    [Child("prDaemon")]
    public partial bool ReservationDaemon { get; set; }

    /// <summary>Memory was allocated at the start.</summary>
    [Child("memPrealloc")]
    public partial bool MemoryPreallocated { get; set; }

    /// <summary>Number of the next block node.</summary>
    [Attr("index", On = "nodename")]
    public partial ulong? NodeNameIndex { get; set; }

    /// <summary>Backups in progress.</summary>
    [Child("backups")]
    public partial PrivateData Backups { get; set; }

    /// <summary>Limit of locked memory before a migration, in bytes.</summary>
    [Text("preMigrationMemlock")]
    public partial ulong? MemoryLockBeforeMigration { get; set; }

    /// <summary>Limit of locked memory at the start, in bytes.</summary>
    [Text("originalMemlock")]
    public partial ulong? OriginalMemoryLock { get; set; }
}
