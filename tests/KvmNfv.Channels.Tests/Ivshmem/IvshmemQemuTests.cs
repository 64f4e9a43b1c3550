using System.Diagnostics;

namespace KvmNfv.Channels.Tests;

/// <summary>A real QEMU as a peer, without a guest in it.</summary>
public sealed class IvshmemQemuTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();

    [OneTimeTearDown]
    public void Clean() => _folder.Dispose();

    [Test]
    public void Qemu_joins_with_its_vectors_and_leaves_when_it_is_killed()
    {
        using var server = IvshmemServer.Start(_folder.NewPath(), new() { Vectors = 4, MaxPeers = 3 });
        using var peer = new RawPeer(server.SocketPath);
        peer.Next(7);
        using (var first = Start(server.SocketPath, 4))
        {
            Assert.That(peer.Next(4), Is.EqualTo("1+fd 1+fd 1+fd 1+fd"));
            using (var second = Start(server.SocketPath, 4))
            {
                Assert.That(peer.Next(4), Is.EqualTo("2+fd 2+fd 2+fd 2+fd"));
                Assert.That(SpinWait.SpinUntil(() => server.PeerCount == 3, s_patience));
            }
            Assert.That(peer.Next(), Is.EqualTo("2"), "the second was killed");
            Assert.That(first.HasExited, Is.False, "the first read of the second's coming and going");
        }
        Assert.That(peer.Next(), Is.EqualTo("1"));
        Assert.That(server.Statistics is { Joined: 3, Violations: 0, Unread: 0 }, $"{server.Statistics}");
    }

    private static Running Start(string socket, int vectors) => new(socket, vectors);

    private sealed class Running : IDisposable
    {
        private readonly Process _process;

        public Running(string socket, int vectors)
        {
            var start = new ProcessStartInfo(Qemu.Find(), ["-machine", "q35,accel=tcg", "-m", "64", "-display", "none", "-nodefaults", "-S",
                "-chardev", $"socket,id=i,path={socket}", "-device", $"ivshmem-doorbell,chardev=i,vectors={vectors}"]) { RedirectStandardError = true };
            _process = Process.Start(start)!;
        }

        public bool HasExited => _process.HasExited;

        public void Dispose()
        {
            _process.Kill();
            _process.WaitForExit(s_patience);
            _process.Dispose();
        }
    }
}
