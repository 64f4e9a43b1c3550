using System.Net.Sockets;
using KvmNfv.Channels.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Tests;

/// <summary>A server that isn't what it says: unsealed memory, missing and surplus descriptors, nonsense; and clients that come and go.</summary>
public sealed class HostileServerTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private readonly TemporaryFolder _folder = new("/dev/shm");

    [OneTimeTearDown]
    public void Clean() => _folder.Dispose();

    private static IEnumerable<TestCaseData> Welcomes()
    {
        yield return new TestCaseData("nothing", (object)(Func<(byte[], SafeFileHandle[])>)(() => ([], []))).SetName("Nothing");
        yield return new TestCaseData("noise", (object)(Func<(byte[], SafeFileHandle[])>)(() => (Pattern.Of(32, 1), [Memory()]))).SetName("Noise");
        yield return new TestCaseData("short", (object)(Func<(byte[], SafeFileHandle[])>)(() => (new Welcome(WelcomeStatus.Welcome, 1).ToBytes()[..20], [Memory()]))).SetName("Short");
        yield return new TestCaseData("no memory", (object)(Func<(byte[], SafeFileHandle[])>)(() => (new Welcome(WelcomeStatus.Welcome, 1).ToBytes(), []))).SetName("No memory");
        yield return new TestCaseData("surplus", (object)(Func<(byte[], SafeFileHandle[])>)(() => (new Welcome(WelcomeStatus.Welcome, 1).ToBytes(), [Memory(), Memory(), Memory()]))).SetName("Surplus descriptors");
        yield return new TestCaseData("two announced", (object)(Func<(byte[], SafeFileHandle[])>)(() => (new Welcome(WelcomeStatus.Welcome, 2).ToBytes(), [Memory(), Memory()]))).SetName("A number that no channel has");
        yield return new TestCaseData("unsealed", (object)(Func<(byte[], SafeFileHandle[])>)(() => (new Welcome(WelcomeStatus.Welcome, 1).ToBytes(), [Unsealed()]))).SetName("Unsealed memory");
        yield return new TestCaseData("no rings", (object)(Func<(byte[], SafeFileHandle[])>)(() => (new Welcome(WelcomeStatus.Welcome, 1).ToBytes(), [Memory()]))).SetName("Memory without rings");
        yield return new TestCaseData("bells for memory", (object)(Func<(byte[], SafeFileHandle[])>)(() => (new Welcome(WelcomeStatus.Welcome, 1).ToBytes(), [Descriptors.SocketPair().First]))).SetName("A socket for memory");
    }

    [TestCaseSource(nameof(Welcomes))]
    public void Bad_welcome_is_refused_and_leaves_no_descriptor(string what, object made)
    {
        for (var round = 0; round < 3; round++)
        {
            var path = _folder.NewPath();
            using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            listener.Bind(new UnixDomainSocketEndPoint(path));
            listener.Listen();
            var serving = Task.Run(() =>
            {
                using var connection = listener.Accept();
                var (bytes, descriptors) = ((Func<(byte[], SafeFileHandle[])>)made)();
                if (bytes.Length > 0)
                    DescriptorPassing.Send((int)connection.SafeHandle.DangerousGetHandle(), bytes, descriptors);
                foreach (var descriptor in descriptors)
                    descriptor.Dispose();
            });
            Assert.That(() => SharedMemoryChannel.Connect(path), Throws.InstanceOf<ChannelException>(), what);
            Assert.That(serving.Wait(s_patience));
        }
    }

    [Test]
    public void Bad_welcomes_and_clients_that_come_and_go_leak_no_descriptor()
    {
        var path = _folder.NewPath();
        using var server = SharedMemoryChannel.Serve(path, new() { Doorbells = true });
        var before = 0;
        for (var round = 0; round < 60; round++)
        {
            ChannelEndpoint? client = null;
            Assert.That(SpinWait.SpinUntil(() => (client = TryConnect(path)) is not null, s_patience));
            client!.Dispose();
            // A client that hangs up without reading.
            using (var rude = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
                rude.Connect(new UnixDomainSocketEndPoint(path));
            if (round == 10)
                before = OpenDescriptors();
        }
        Assert.That(SpinWait.SpinUntil(() => OpenDescriptors() <= before + 4, s_patience), $"{before} descriptors became {OpenDescriptors()}");
    }

    [Test]
    public void Sealed_memory_can_not_be_shrunk_under_a_channel()
    {
        using var region = SharedRegion.Create(1 << 20);
        Assert.That(region.IsSealed);
        Assert.That(Libc.Truncate(region.File!, 4096), Is.LessThan(0));
        Assert.That(Libc.Truncate(region.File!, 2 << 20), Is.LessThan(0));
        Assert.That(Libc.FileControl(region.File!, Libc.AddSeals, 8), Is.LessThan(0), "further seals can't be put on either");
    }

    [Test]
    public void File_that_others_may_write_is_refused()
    {
        var path = _folder.NewPath();
        using (SharedMemoryChannel.CreateFile(path))
        {
            Assert.That(File.GetUnixFileMode(path), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite);
            Assert.That(() => SharedMemoryChannel.OpenFile(path), Throws.InstanceOf<ChannelException>().With.Message.Contains("chmod"));
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            Assert.That(() => SharedMemoryChannel.OpenFile(path, ChannelSide.First), Throws.InstanceOf<ChannelException>().With.Property("Fault").EqualTo(ChannelFault.Occupied));
        }
        File.WriteAllBytes(path, new byte[100]);
        Assert.That(() => SharedMemoryChannel.OpenFile(path), Throws.InstanceOf<ChannelException>().With.Property("Fault").EqualTo(ChannelFault.BadMemory));
    }

    [Test]
    public void Socket_is_for_this_user_only_and_paths_too_long_or_taken_are_told()
    {
        var path = _folder.NewPath();
        using var server = SharedMemoryChannel.Serve(path);
        Assert.That(File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite), Is.EqualTo(UnixFileMode.None));
        Assert.That(() => SharedMemoryChannel.Serve(path), Throws.InstanceOf<ChannelException>().With.Property("Fault").EqualTo(ChannelFault.Occupied));
        Assert.That(() => SharedMemoryChannel.Serve(new string('x', 120)), Throws.ArgumentException);
        Assert.That(() => SharedMemoryChannel.Connect(path + "-not"), Throws.InstanceOf<ChannelException>());
        Assert.That(() => SharedMemoryChannel.Serve("/nowhere/at/all"), Throws.InstanceOf<ChannelException>());
    }

    private static ChannelEndpoint? TryConnect(string path)
    {
        try
        {
            return SharedMemoryChannel.Connect(path);
        }
        catch (ChannelException)
        {
            return null;
        }
    }

    private static int OpenDescriptors() => Directory.GetFileSystemEntries("/proc/self/fd").Length;

    private static SafeFileHandle Memory() => Descriptors.Duplicate(SharedRegion.Create(1 << 16).File!);

    private static SafeFileHandle Unsealed()
    {
        var file = new SafeFileHandle(Libc.CreateMemoryFile("unsealed", Libc.MemoryCloseOnExec | Libc.MemoryAllowSealing), ownsHandle: true);
        Libc.Truncate(file, 1 << 16);
        return file;
    }
}
