using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>The devices of a guest.</summary>
[Element("devices", Order =
    "emulator disk controller lease filesystem interface smartcard serial parallel console channel input tpm "
    + "graphics audio sound video hostdev redirdev redirfilter hub watchdog memballoon rng nvram panic shmem memory "
    + "iommu vsock crypto pstore")]
public sealed partial class Devices : Element
{
    /// <summary>Path of the hypervisor's program on the host.</summary>
    [Text("emulator")]
    public partial string? Emulator { get; set; }

    /// <summary>Disks.</summary>
    [Items("disk")]
    public partial ElementList<Disk> Disks { get; }

    /// <summary>Controllers.</summary>
    [Items("controller")]
    public partial ElementList<Controller> Controllers { get; }

    /// <summary>Locks on storage.</summary>
    [Items("lease")]
    public partial ElementList<Lease> Leases { get; }

    /// <summary>Folders shared with the guest.</summary>
    [Items("filesystem")]
    public partial ElementList<Filesystem> Filesystems { get; }

    /// <summary>Network interfaces.</summary>
    [Items("interface")]
    public partial ElementList<Interface> Interfaces { get; }

    /// <summary>Smart cards.</summary>
    [Items("smartcard")]
    public partial ElementList<Smartcard> Smartcards { get; }

    /// <summary>Serial ports.</summary>
    [Items("serial")]
    public partial ElementList<SerialDevice> Serials { get; }

    /// <summary>Parallel ports.</summary>
    [Items("parallel")]
    public partial ElementList<ParallelDevice> Parallels { get; }

    /// <summary>Consoles.</summary>
    [Items("console")]
    public partial ElementList<ConsoleDevice> Consoles { get; }

    /// <summary>Channels between host and guest.</summary>
    [Items("channel")]
    public partial ElementList<ChannelDevice> Channels { get; }

    /// <summary>Keyboards, mice and tablets.</summary>
    [Items("input")]
    public partial ElementList<InputDevice> Inputs { get; }

    /// <summary>Trusted platform modules.</summary>
    [Items("tpm")]
    public partial ElementList<Tpm> Tpms { get; }

    /// <summary>Displays.</summary>
    [Items("graphics")]
    public partial ElementList<Graphics> Graphics { get; }

    /// <summary>Where sound goes on the host.</summary>
    [Items("audio")]
    public partial ElementList<AudioBackend> AudioBackends { get; }

    /// <summary>Sound cards.</summary>
    [Items("sound")]
    public partial ElementList<SoundDevice> Sounds { get; }

    /// <summary>Video cards.</summary>
    [Items("video")]
    public partial ElementList<VideoDevice> Videos { get; }

    /// <summary>Host devices given to the guest.</summary>
    [Items("hostdev")]
    public partial ElementList<Hostdev> Hostdevs { get; }

    /// <summary>Devices redirected over the network.</summary>
    [Items("redirdev")]
    public partial ElementList<RedirectedDevice> RedirectedDevices { get; }

    /// <summary>Which devices may be redirected.</summary>
    [Child("redirfilter")]
    public partial RedirectFilter RedirectFilter { get; set; }

    /// <summary>USB hubs.</summary>
    [Items("hub")]
    public partial ElementList<Hub> Hubs { get; }

    /// <summary>Watchdogs.</summary>
    [Items("watchdog")]
    public partial ElementList<Watchdog> Watchdogs { get; }

    /// <summary>Balloon that takes memory back; model <c>none</c> leaves it out.</summary>
    [Child("memballoon")]
    public partial MemoryBalloon MemoryBalloon { get; set; }

    /// <summary>Random number generators.</summary>
    [Items("rng")]
    public partial ElementList<RngDevice> Rngs { get; }

    /// <summary>Non-volatile memory of POWER guests.</summary>
    [Child("nvram")]
    public partial NvramDevice Nvram { get; set; }

    /// <summary>Devices that report a crash.</summary>
    [Items("panic")]
    public partial ElementList<PanicDevice> Panics { get; }

    /// <summary>Memory shared with other guests or host processes.</summary>
    [Items("shmem")]
    public partial ElementList<SharedMemory> SharedMemories { get; }

    /// <summary>Memory modules.</summary>
    [Items("memory")]
    public partial ElementList<MemoryDevice> Memories { get; }

    /// <summary>IOMMUs that the guest sees.</summary>
    [Items("iommu")]
    public partial ElementList<Iommu> Iommus { get; }

    /// <summary>Sockets between host and guest.</summary>
    [Child("vsock")]
    public partial Vsock Vsock { get; set; }

    /// <summary>Crypto accelerators.</summary>
    [Items("crypto")]
    public partial ElementList<CryptoDevice> Cryptos { get; }

    /// <summary>Store for crash logs.</summary>
    [Child("pstore")]
    public partial PersistentStore PersistentStore { get; set; }
}
