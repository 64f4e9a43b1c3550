using KvmNfv.LibvirtXml.Declarations;

namespace KvmNfv.LibvirtXml;

/// <summary>A device of a guest; every kind can be read and written on its own.</summary>
[Element("device")]
[Family("",
    typeof(Disk),
    typeof(Controller),
    typeof(Lease),
    typeof(Filesystem),
    typeof(Interface),
    typeof(Smartcard),
    typeof(SerialDevice),
    typeof(ParallelDevice),
    typeof(ConsoleDevice),
    typeof(ChannelDevice),
    typeof(InputDevice),
    typeof(Tpm),
    typeof(Graphics),
    typeof(AudioBackend),
    typeof(SoundDevice),
    typeof(VideoDevice),
    typeof(Hostdev),
    typeof(RedirectedDevice),
    typeof(RedirectFilter),
    typeof(Hub),
    typeof(Watchdog),
    typeof(MemoryBalloon),
    typeof(RngDevice),
    typeof(NvramDevice),
    typeof(PanicDevice),
    typeof(SharedMemory),
    typeof(MemoryDevice),
    typeof(Iommu),
    typeof(Vsock),
    typeof(CryptoDevice),
    typeof(PersistentStore),
    typeof(UnknownDevice))]
public abstract partial class Device : Element
{
    /// <summary>Name of the device within the guest's definition.</summary>
    [Child("alias")]
    public partial DeviceAlias Alias { get; set; }

    /// <summary>Where the device stands on the guest's buses.</summary>
    [Child("address")]
    public partial DeviceAddress? Address { get; set; }

    /// <summary>What ACPI tells about the device.</summary>
    [Child("acpi")]
    public partial DeviceAcpi Acpi { get; set; }

    /// <summary>Place in the boot order.</summary>
    [Child("boot")]
    public partial DeviceBoot Boot { get; set; }
}
