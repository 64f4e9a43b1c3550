using System.Diagnostics;
using KvmNfv.Tests;

namespace KvmNfv.Channels.Tests.VhostUser;

/// <summary>A Linux guest under QEMU's emulation with one virtio NIC on a vhost-user socket that QEMU listens on.</summary>
internal sealed class QemuGuest : IDisposable
{
    private static readonly Lazy<(string Kernel, string Initrd)?> s_files = new(MakeFiles);
    private static readonly Lazy<int> s_version = new(ReadVersion);
    private readonly Process _process;

    private QemuGuest(Process process)
    {
        _process = process;
        Console = new(process.StandardInput);
        _ = Console.ListenAsync(process.StandardOutput);
        _ = process.StandardError.ReadToEndAsync();
    }

    public GuestConsole Console { get; }

    /// <summary>How long QEMU may wait until it connects again: QEMU 7 counts in whole seconds.</summary>
    public static TimeSpan Reconnect => Version < 10 ? TimeSpan.FromSeconds(1) : TimeSpan.FromMilliseconds(100);

    /// <summary>QEMU's major version.</summary>
    public static int Version => s_version.Value;

    /// <summary>What a network device on vhost-user has to have in an emulated guest: QEMU 7 without KVM reads through a null pointer (kvm_virtio_pci_irqfd_use) when the driver starts one with message-signalled interrupts.</summary>
    public static string Interrupts => Version < 8 ? ",vectors=0" : "";

    /// <summary>Kernel and initramfs; ends the test where there are none.</summary>
    public static (string Kernel, string Initrd) Files
    {
        get
        {
            if (s_files.Value is { } files)
                return files;
            Assert.Ignore("tests/lab/guest.sh --net can't make a guest here.");
            throw new InvalidOperationException();
        }
    }

    /// <summary>Starts the guest, or ends the test with why it can't.</summary>
    /// <param name="socket">The vhost-user socket; the monitor's is beside it, with ".monitor".</param>
    /// <param name="number">The last part of the guest's addresses.</param>
    /// <param name="device">Further properties of the NIC, each with a comma before it.</param>
    /// <param name="incoming">Where a migrating guest comes from; null: the guest boots.</param>
    /// <param name="connects">Whether QEMU connects, again when it has lost the connection, instead of listening.</param>
    public static QemuGuest Start(string socket, int number, string device, string? incoming = null, bool connects = false)
    {
        var arguments = $"-M q35,accel=tcg -m 256 -object memory-backend-memfd,id=m,size=256M,share=on -numa node,memdev=m -nodefaults -display none -serial stdio " +
            $"-chardev socket,id=c,path={socket},{(!connects ? "server=on,wait=off" : Version < 10 ? "reconnect=1" : "reconnect-ms=100")} -netdev vhost-user,id=n,chardev=c " +
            $"-device virtio-net-pci,netdev=n,mac=52:54:00:00:77:{number:x2}{device}{Interrupts} -monitor unix:{socket}.monitor,server=on,wait=off" +
            (incoming is null ? "" : $" -incoming {incoming}");
        List<string> all = [.. arguments.Split(' '), "-kernel", Files.Kernel, "-initrd", Files.Initrd, "-append", $"console=ttyS0 quiet panic=-1 address=10.77.0.{number}/24"];
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

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    // 0: there is no QEMU.
    private static int ReadVersion()
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
