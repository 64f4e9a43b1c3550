using System.Collections.Concurrent;
using System.Diagnostics;
using KvmNfv.Tests;

namespace KvmNfv.Channels.Tests.VhostUser;

/// <summary>A Linux guest under QEMU's emulation with one virtio NIC on a vhost-user socket that QEMU listens on.</summary>
internal sealed class QemuGuest : IDisposable
{
    private const int OldestQemu = 10;

    private static readonly Lazy<(string Kernel, string Initrd)?> s_files = new(MakeFiles);
    private static readonly Lazy<int> s_version = new(Version);
    private readonly Process _process;
    private readonly ConcurrentQueue<(long Time, string Text)> _lines = new();

    private QemuGuest(Process process)
    {
        _process = process;
        _ = Task.Run(async () =>
        {
            while (await process.StandardOutput.ReadLineAsync() is { } line)
                _lines.Enqueue((Stopwatch.GetTimestamp(), line.Trim()));
        });
        _ = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts the guest, or ends the test with why it can't.</summary>
    /// <param name="socket">The vhost-user socket; the monitor's is beside it, with ".monitor".</param>
    /// <param name="number">The last part of the guest's addresses.</param>
    /// <param name="device">Further properties of the NIC, each with a comma before it.</param>
    /// <param name="incoming">Where a migrating guest comes from; null: the guest boots.</param>
    public static QemuGuest Start(string socket, int number, string device, string? incoming = null)
    {
        if (s_version.Value < OldestQemu)
            Assert.Ignore($"qemu-system-x86_64 is of version {s_version.Value}: QEMU 7.2 was seen to end with a segmentation fault when its guest starts the device; {OldestQemu} or newer is needed.");
        if (s_files.Value is not { } files)
        {
            Assert.Ignore("tests/lab/guest.sh --net can't make a guest here.");
            throw new InvalidOperationException();
        }
        var arguments = $"-M q35,accel=tcg -m 256 -object memory-backend-memfd,id=m,size=256M,share=on -numa node,memdev=m -nodefaults -display none -serial stdio " +
            $"-chardev socket,id=c,path={socket},server=on,wait=off -netdev vhost-user,id=n,chardev=c " +
            $"-device virtio-net-pci,netdev=n,mac=52:54:00:00:77:{number:x2}{device} -monitor unix:{socket}.monitor,server=on,wait=off" +
            (incoming is null ? "" : $" -incoming {incoming}");
        List<string> all = [.. arguments.Split(' '), "-kernel", files.Kernel, "-initrd", files.Initrd, "-append", $"console=ttyS0 quiet panic=-1 address=10.77.0.{number}/24"];
        try
        {
            return new(Process.Start(new ProcessStartInfo("qemu-system-x86_64", all) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("qemu-system-x86_64 is not installed.");
            throw;
        }
    }

    /// <summary>All lines so far, with when they came.</summary>
    public IReadOnlyList<(long Time, string Text)> Lines => [.. _lines];

    public void WaitFor(string text, TimeSpan patience, int after = 0) =>
        Assert.That(SpinWait.SpinUntil(() => { Thread.Sleep(5); return _lines.Skip(after).Any(l => l.Text.Contains(text, StringComparison.Ordinal)); }, patience),
            $"The guest didn't print '{text}':\n{string.Join('\n', _lines.Select(l => l.Text).TakeLast(40))}");

    /// <summary>Gives the monitor of the guest at a socket a command.</summary>
    public static void Command(string socket, string command)
    {
        using var monitor = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
        monitor.Connect(new System.Net.Sockets.UnixDomainSocketEndPoint(socket + ".monitor"));
        monitor.Send(System.Text.Encoding.ASCII.GetBytes(command + "\n"));
        // The prompt comes again when the command has been taken.
        var (text, buffer) = ("", new byte[4096]);
        monitor.ReceiveTimeout = 20_000;
        while (text.Split("(qemu)").Length < 3)
            text += System.Text.Encoding.ASCII.GetString(buffer, 0, monitor.Receive(buffer));
    }

    /// <summary>Begins a shell command; it has ended when "GUEST DONE" comes.</summary>
    /// <returns>How many lines there were before.</returns>
    public int Begin(string command)
    {
        var before = _lines.Count;
        _process.StandardInput.WriteLine("sh " + command);
        _process.StandardInput.Flush();
        return before;
    }

    /// <summary>Runs a shell command; its output.</summary>
    public IReadOnlyList<string> Run(string command, TimeSpan patience)
    {
        var before = Begin(command);
        WaitFor("GUEST DONE", patience, before);
        return [.. _lines.Skip(before).Select(l => l.Text)];
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    // The major version; 0: there is no QEMU.
    private static int Version()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("qemu-system-x86_64", ["--version"]) { RedirectStandardOutput = true })!;
            var words = process.StandardOutput.ReadToEnd().Split(' ');
            process.WaitForExit();
            return int.Parse(words[3].Split('.')[0], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return 0;
        }
    }

    private static (string, string)? MakeFiles()
    {
        using var script = Process.Start(new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "tests/lab/guest.sh"), "--net"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = script.StandardError.ReadToEndAsync();
        var values = script.StandardOutput.ReadToEnd().Split('\n').Select(l => l.Split('=', 2)).Where(p => p.Length == 2).ToDictionary(p => p[0], p => p[1]);
        script.WaitForExit();
        return script.ExitCode == 0 ? (values["KERNEL"], values["INITRD"]) : null;
    }
}
