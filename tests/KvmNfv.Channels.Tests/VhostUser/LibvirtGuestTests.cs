using System.Net.Sockets;
using KvmNfv.Libvirt;
using KvmNfv.Tests;

namespace KvmNfv.Channels.Tests.VhostUser;

/// <summary>Two guests that libvirt has started, on the switch.</summary>
[NonParallelizable]
[Category("Lab")]
public sealed class LibvirtGuestTests
{
    private static readonly TimeSpan s_boot = TimeSpan.FromSeconds(300);

    private readonly List<IDisposable> _all = [];
    private string _folder = null!;

    [SetUp]
    public void SetUp() => _folder = Directory.CreateTempSubdirectory("kvmnfv-libvirt").FullName;

    [TearDown]
    public void TearDown()
    {
        for (var i = _all.Count - 1; i >= 0; i--)
            _all[i].Dispose();
        _all.Clear();
        Directory.Delete(_folder, true);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Guests_ping_each_other_and_move_a_file_unharmed(bool packed)
    {
        if (!Environment.IsPrivilegedProcess)
            Assert.Ignore("The daemon needs root to let its guests use sockets of this test.");
        var daemon = Keep(PrivateDaemon.Start("kvmnfv-switch"));
        var host = Keep(await LibvirtConnection.OpenAsync(daemon.Uri));
        Keep(PeerProcess.Start("vhost-switch", Path.Combine(_folder, "state"), Path.Combine(_folder, "1"), Path.Combine(_folder, "2")));
        var (first, second) = (await StartAsync(host, 1, packed), await StartAsync(host, 2, packed));
        first.WaitFor("GUEST UP", s_boot);
        second.WaitFor("GUEST UP", s_boot);
        GuestTraffic.WaitForNetwork(first, "10.77.0.2");
        GuestTraffic.PingAndMoveAFile(first, second, "10.77.0.2");
    }

    private T Keep<T>(T one) where T : IDisposable
    {
        _all.Add(one);
        return one;
    }

    private async Task<GuestConsole> StartAsync(LibvirtConnection host, int number, bool packed)
    {
        Keep(await host.CreateDomainAsync(Document(number, packed), DomainCreateFlags.StartValidate));
        var socket = Keep(new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified));
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(Path.Combine(_folder, $"console{number}")));
        var stream = Keep(new NetworkStream(socket));
        var console = new GuestConsole(Keep(new StreamWriter(stream) { AutoFlush = true }));
        _ = console.ListenAsync(new StreamReader(stream));
        return console;
    }

    // libvirt has no attribute for the number of vectors.
    private string Document(int number, bool packed) => $"""
        <domain type='qemu' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><name>switched{number}</name><memory unit='MiB'>256</memory><vcpu>1</vcpu>
          <memoryBacking><source type='memfd'/><access mode='shared'/></memoryBacking>
          <os><type arch='x86_64' machine='q35'>hvm</type><kernel>{QemuGuest.Files.Kernel}</kernel><initrd>{QemuGuest.Files.Initrd}</initrd>
            <cmdline>console=ttyS0 quiet panic=-1 address=10.77.0.{number}/24</cmdline></os>
          <features><acpi/></features>
          <devices><emulator>/usr/bin/qemu-system-x86_64</emulator><controller type='usb' model='none'/>
            <interface type='vhostuser'><mac address='52:54:00:00:77:0{number}'/><source type='unix' path='{Path.Combine(_folder, $"{number}")}' mode='server'/><model type='virtio'/>
              <driver packed='{(packed ? "on" : "off")}'/><alias name='ua-net'/></interface>
            <serial type='unix'><source mode='bind' path='{Path.Combine(_folder, $"console{number}")}'/></serial><memballoon model='none'/></devices>
          {(QemuGuest.Interrupts.Length == 0 ? "" : "<qemu:override><qemu:device alias='ua-net'><qemu:frontend><qemu:property name='vectors' type='unsigned' value='0'/></qemu:frontend></qemu:device></qemu:override>")}
        </domain>
        """;
}
