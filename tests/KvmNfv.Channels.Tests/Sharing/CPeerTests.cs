using System.Diagnostics;
using KvmNfv.Tests;

namespace KvmNfv.Channels.Tests;

/// <summary>The C header and the C# side speak one layout.</summary>
public sealed class CPeerTests
{
    private const int Messages = 100_000;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _folder = new("/dev/shm");
    private string _program = "";

    [OneTimeSetUp]
    public void Compile()
    {
        _program = _folder.NewPath();
        var source = Path.Combine(Repository.Root, "tests", "KvmNfv.Channels.Tests", "c", "echo.c");
        var include = Path.Combine(Repository.Root, "src", "KvmNfv.Channels", "c");
        try
        {
            using var gcc = Process.Start(new ProcessStartInfo("gcc", ["-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-I", include, "-o", _program, source]) { RedirectStandardError = true })!;
            var error = gcc.StandardError.ReadToEnd();
            gcc.WaitForExit();
            Assert.That(gcc.ExitCode, Is.Zero, error);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("gcc is not installed.");
        }
    }

    [OneTimeTearDown]
    public void Clean() => _folder.Dispose();

    [TestCase(RingKind.Variable, 0)]
    [TestCase(RingKind.Variable, 1)]
    [TestCase(RingKind.Fixed, 1)]
    [TestCase(RingKind.Fixed, 0)]
    public void A_C_program_echoes_every_message_from_either_side(RingKind kind, int side)
    {
        var path = _folder.NewPath();
        var made = SharedMemoryChannel.CreateFile(path, new() { Kind = kind, MessageSize = 200, Capacity = 64 });
        if (side == 0)
            made.Dispose();
        using var end = side == 0 ? SharedMemoryChannel.OpenFile(path) : made;
        using var peer = PeerProcess.Start(_program, [path, $"{side}"]);
        Assert.That(end.Peer, Is.EqualTo(PeerState.Alive));
        var random = new Random(side);
        long sent = 0, received = 0;
        while (received < Messages)
        {
            var size = kind == RingKind.Fixed ? 200 : random.Next(1, 201);
            if (sent < Messages && end.TryReserve(size, out var buffer))
            {
                Pattern.Fill(buffer, sent++);
                end.Commit(size);
            }
            else if (!end.WaitToReceive(s_patience))
                Assert.Fail($"Nothing came back after {received} of {sent}.");
            while (end.TryReceive(out var message))
            {
                if (!Pattern.Is(message, received++))
                    Assert.Fail($"Message {received - 1} came back as another one.");
                end.Release();
            }
        }
        end.Dispose();
        Assert.That(peer.ExitCode, Is.Zero);
    }

    [Test]
    public void A_C_program_that_is_killed_is_seen_and_replaced()
    {
        var path = _folder.NewPath();
        using var end = SharedMemoryChannel.CreateFile(path);
        for (var i = 0; i < 3; i++)
        {
            using var peer = PeerProcess.Start(_program, [path, "1"]);
            Assert.That(SpinWait.SpinUntil(() => end.TrySend(Pattern.Of(100, i)), s_patience));
            Assert.That(end.WaitToReceive(s_patience));
            Assert.That(end.TryReceive(out var message) && Pattern.Is(message, i));
            end.Release();
            peer.Kill();
            Assert.That(SpinWait.SpinUntil(() => end.Peer == PeerState.Died, s_patience));
        }
    }
}
