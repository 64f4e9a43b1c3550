using System.Net.Sockets;
using KvmNfv.Channels.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Tests;

/// <summary>Servers that break the protocol: the client says how, and keeps nothing.</summary>
public sealed class HostileIvshmemServerTests
{
    private readonly TemporaryFolder _folder = new();

    [OneTimeTearDown]
    public void Clean() => _folder.Dispose();

    // Each message is a number, with s (sealed memory), u (unsealed memory), e (eventfd) or ee (two) behind it for descriptors.
    [TestCase("7", "protocol version")]
    [TestCase("0e", "protocol version")]
    [TestCase("0 -5", "no ID of a peer")]
    [TestCase("0 65536", "no ID of a peer")]
    [TestCase("0 0 -1", "where the memory must come")]
    [TestCase("0 0 5e", "where the memory must come")]
    [TestCase("0 0 -1u", "isn't sealed")]
    [TestCase("0 0 -1s 70000e", "no ID of a peer")]
    [TestCase("0 0 -1s 9223372036854775807e", "no ID of a peer")]
    [TestCase("0 0 -1s 5", "was never there")]
    [TestCase("0 0 -1s 0", "is this one")]
    [TestCase("0 0 -1s -1s", "no ID of a peer")]
    [TestCase("0 0 -1s 1ee", "2 descriptors")]
    [TestCase("0 0 -1s 0e", "1 of 2 vectors")]
    [TestCase("0 0", "0 of 2 vectors")]
    [TestCase("", "hung up at once", true)]
    [TestCase("0 0 -1s", "hung up in the middle", true)]
    public void Broken_protocol_is_named_and_leaves_no_descriptor(string script, string why, bool hangUp = false)
    {
        var path = _folder.NewPath();
        using var listener = UnixListener.Listen(path, 4, new());
        var before = Descriptor.Count();
        var server = Task.Run(() => Play(listener, script, hangUp));
        Assert.That(() => IvshmemClient.Connect(path, 2, TimeSpan.FromMilliseconds(500)), Throws.InstanceOf<ChannelException>().With.Message.Contains(why));
        server.Result.Dispose();
        Assert.That(Descriptor.Settles(before), $"{Descriptor.Count()} descriptors, {before} before");
    }

    [Test]
    public void A_flood_of_peers_ends_the_clients_trust_in_the_server()
    {
        var path = _folder.NewPath();
        using var listener = UnixListener.Listen(path, 4, new());
        var server = Task.Run(() => Play(listener, "0 0 -1s 0e 0e", hangUp: false));
        using var client = IvshmemClient.Connect(path);
        using var connection = server.Result;
        using var vector = Event();
        var bytes = new byte[8];
        Assert.That(() =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                BitConverter.TryWriteBytes(bytes, (long)(1 + i / 2));
                DescriptorPassing.Send((int)connection.SafeHandle.DangerousGetHandle(), bytes, vector);
            }
        }, Throws.InstanceOf<ChannelException>(), "the client hangs up");
        Assert.That(SpinWait.SpinUntil(() => client.ServerIsGone, TimeSpan.FromSeconds(10)));
        Assert.That(client.Peers, Has.Count.LessThan(2100));
    }

    private static Socket Play(Socket listener, string script, bool hangUp)
    {
        var connection = listener.Accept();
        var bytes = new byte[8];
        foreach (var message in script.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            BitConverter.TryWriteBytes(bytes, long.Parse(message.TrimEnd('s', 'u', 'e'), System.Globalization.CultureInfo.InvariantCulture));
            var descriptors = message.Where(char.IsLetter).Select(Make).ToArray();
            DescriptorPassing.Send((int)connection.SafeHandle.DangerousGetHandle(), bytes, descriptors);
            foreach (var descriptor in descriptors)
                descriptor.Dispose();
        }
        if (hangUp)
            connection.Dispose();
        return connection;
    }

    private static SafeFileHandle Make(char kind)
    {
        if (kind == 'e')
            return Event();
        if (kind == 's')
        {
            using var region = SharedRegion.Create(1 << 20);
            return Descriptors.Duplicate(region.File!);
        }
        var file = new SafeFileHandle(Libc.Check(Libc.CreateMemoryFile("unsealed", Libc.MemoryCloseOnExec), "memfd_create"), ownsHandle: true);
        Libc.Check(Libc.Truncate(file, 1 << 20), "ftruncate");
        return file;
    }

    private static SafeFileHandle Event() => new(Libc.Check(Libc.EventDescriptor(0, Libc.EventNonBlocking | Libc.EventCloseOnExec), "eventfd"), ownsHandle: true);
}
