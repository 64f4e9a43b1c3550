using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Channels;

namespace KvmNfv.Sdk.Tests.Channels;

/// <summary>A sound guest, defined and running, on a host where root runs the SDK and user 64055 runs QEMU; tests change one thing each.</summary>
internal static class ChannelTestFacts
{
    public const string Shared = "<memoryBacking><source type='memfd'/><access mode='shared'/></memoryBacking>";

    public static readonly ChannelUser Qemu = new(64055, [108]);

    public static ChannelFacts Good(string devices = "", string memory = Shared, string running = "") => new()
    {
        Domain = "vnf",
        Definition = Document(devices, memory),
        Running = Document(Ports + devices + running, memory),
        IsLocal = true,
        Qemu = Qemu,
        User = 0,
        Files = new[] { Folder("/"), Folder("/dev"), Folder("/dev/shm"), Folder("/run"), Folder("/run/kvmnfv", Qemu.Id), Folder("/srv") }.ToDictionary(f => f.Path),
    };

    public static ChannelFacts With(this ChannelFacts facts, params ChannelFile[] files)
    {
        var all = facts.Files.ToDictionary();
        foreach (var file in files)
            all[file.Path] = file;
        return facts with { Files = all };
    }

    public static ChannelFile Folder(string path, uint owner = 0, int mode = 0x1ED) => new(path, ChannelFileKind.Folder) { OwnerId = owner, Mode = (UnixFileMode)mode };

    public static ChannelFile Socket(string path, uint owner = 0, bool listening = true) =>
        new(path, ChannelFileKind.Socket) { OwnerId = owner, Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite, Listening = listening };

    public static ChannelFile Memory(string path, ulong size, uint owner = 0, UnixFileMode more = 0) =>
        new(path, ChannelFileKind.File) { OwnerId = owner, Size = size, Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | more };

    public static IvshmemPlainRequest Plain(string name = "pair", ulong size = 1 << 20) => new() { Name = name, Size = MemorySize.FromBytes(size) };

    public static IvshmemDoorbellRequest Doorbell(string path = "/run/kvmnfv/pair.sock") => new() { Name = "bell", SocketPath = path };

    public static VhostUserRequest VhostUser(string path = "/run/kvmnfv/vm1.sock", bool listens = true) => new() { Name = "vm1", SocketPath = path, QemuListens = listens };

    public static ChannelView View(string device) => ChannelView.Of(DomainDocument.Parse(Document(device, Shared)))[0];

    private const string Ports = """
        <controller type='pci' index='0' model='pcie-root'/>
        <controller type='pci' index='1' model='pcie-root-port'><address type='pci' domain='0x0000' bus='0x00' slot='0x01' function='0x0'/></controller>
        <controller type='pci' index='2' model='pcie-root-port'><address type='pci' domain='0x0000' bus='0x00' slot='0x02' function='0x0'/></controller>
        <memballoon model='virtio'><address type='pci' domain='0x0000' bus='0x01' slot='0x00' function='0x0'/></memballoon>
        """;

    private static string Document(string devices, string memory) => $"""
        <domain type='kvm'><name>vnf</name><memory unit='MiB'>256</memory><vcpu>2</vcpu>{memory}
          <os><type arch='x86_64' machine='q35'>hvm</type></os><devices>{devices}</devices></domain>
        """;
}
