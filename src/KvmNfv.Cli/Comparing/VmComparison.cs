using System.Globalization;
using System.Text.RegularExpressions;
using KvmNfv.Channels;
using KvmNfv.Cli.Measuring;
using KvmNfv.Cli.Output;

namespace KvmNfv.Cli.Comparing;

/// <summary>What needs VMs: ivshmem and vhost-user between the host and one, and between two.</summary>
internal sealed partial class VmComparison(ComparisonPlan plan, Action<string> progress)
{
    private const int MessageSize = 64;
    private const string Up = "GUEST UP", FirstAddress = "10.77.0.2", SecondAddress = "10.77.0.3", OneVm = "host and one VM", TwoVms = "two VMs";

    private static readonly TimeSpan s_boot = TimeSpan.FromSeconds(180);

    // In a second, and no more.
    private readonly int _pings = Share(plan.Duration, 20_000), _switchPings = Share(plan.Duration, 200);

    /// <summary>The options, with what measures them.</summary>
    public IEnumerable<Measurement> All =>
    [
        Option("ivshmem-plain", OneVm, PlainAsync), Option("ivshmem-plain", TwoVms, PlainPairAsync),
        Option("vhost-user", OneVm, VhostAsync), Option("vhost-user, switch", TwoVms, SwitchAsync),
    ];

    private int HostCpu => plan.Cpus[0];

    private int VmCpu => plan.Cpus[^1];

    private static int Share(TimeSpan duration, int most) => (int)Math.Clamp(most * duration.TotalSeconds, 20, most);

    private Measurement Option(string name, string ends, Func<string, string, CancellationToken, Task<ComparedOption>> measure) =>
        new(name, ends, null, token => TryAsync(name, ends, () => measure(name, ends, token), token));

    private async Task<ComparedOption> TryAsync(string name, string ends, Func<Task<ComparedOption>> measure, CancellationToken cancellationToken)
    {
        if (plan.Guest is null)
            return ComparedOption.Without(name, ends, "no VM to boot was given: --guest KERNEL,INITRD");
        if (plan.Cpus.Count < 2)
            return ComparedOption.Without(name, ends, "a VM and its peer poll, each on a CPU of its own, and this process may use only one");
        progress($"{name}, {ends} ({VirtualMachine.Accelerator})");
        try
        {
            return await measure().ConfigureAwait(false);
        }
        catch (Exception e) when (e is CliException or IOException && !cancellationToken.IsCancellationRequested)
        {
            return ComparedOption.Without(name, ends, e.Message);
        }
    }

    private async Task<ComparedOption> PlainAsync(string name, string ends, CancellationToken cancellationToken)
    {
        // The guest's program answers one visitor, so it boots once for each measurement.
        var ping = await WithEchoAsync(Comparer.Ping, ["ping", "--size", $"{MessageSize}"], cancellationToken).ConfigureAwait(false);
        var blast = await WithEchoAsync(Comparer.Blast, ["blast", "--loop", "--sizes", string.Join(',', plan.Sizes), "--bursts", $"{plan.Burst}"], cancellationToken).ConfigureAwait(false);
        return new(name, ends, Polls, ComparedLatency.Of(ping), blast.Points, true, null);
    }

    private async Task<T> WithEchoAsync<T>(Func<string, T?> parse, string[] measurement, CancellationToken cancellationToken)
    {
        using var place = new MeasuringPlace(ChannelKind.IvshmemPlain, new());
        using var vm = Echo(place);
        await vm.WaitForAsync("IVSHMEM echo", s_boot, cancellationToken).ConfigureAwait(false);
        return await Comparer.MeasureAsync(parse, [measurement[0], place.Address.ToString(), .. measurement[1..], "--side", "first", "--cpus", $"{HostCpu}", "--duration", Comparer.Milliseconds(plan.Duration)], cancellationToken).ConfigureAwait(false);
    }

    private async Task<ComparedOption> PlainPairAsync(string name, string ends, CancellationToken cancellationToken)
    {
        using var place = new MeasuringPlace(ChannelKind.IvshmemPlain, new());
        using var echo = Echo(place);
        await echo.WaitForAsync("IVSHMEM echo", s_boot, cancellationToken).ConfigureAwait(false);
        using var ping = VirtualMachine.Start(plan.Qemu, HostCpu, plan.Guest!, $"run=ivshmem-guest,ping,side=0,count={_pings},size={MessageSize}", Memory(place));
        var line = await ping.WaitForAsync("IVSHMEM DONE", s_boot, cancellationToken).ConfigureAwait(false);
        if (Trip().Match(line) is not { Success: true } trip)
            throw new CliException($"the guest's program said: {line}");
        return new(name, ends, Polls, new(MessageSize, Number(trip, 1), Number(trip, 2), null, null, null, null), [], false, "throughput: the guest's program counts round trips only");
    }

    private async Task<ComparedOption> VhostAsync(string name, string ends, CancellationToken cancellationToken)
    {
        using var place = new MeasuringPlace(ChannelKind.VhostUser, new());
        using var vm = Networked(place.Address.Place!, FirstAddress, VmCpu, 2);
        // QEMU boots its guest only once a back-end has connected: the measurement comes first, and waits as long as a boot may take.
        string[] common = [place.Address.ToString(), "--guest-address", FirstAddress, "--patience", $"{s_boot.TotalSeconds}", "--cpus", $"{HostCpu}", "--duration", Comparer.Milliseconds(plan.Duration)];
        // Frames of the size asked for, so messages without the headers.
        var sizes = plan.Sizes.Select(s => Math.Max(MessageHeader.Size, s - GuestFrames.Overhead)).Distinct();
        try
        {
            var ping = await Comparer.MeasureAsync(Comparer.Ping, ["ping", .. common, "--size", $"{MessageSize}"], cancellationToken).ConfigureAwait(false);
            var blast = await Comparer.MeasureAsync(Comparer.Blast, ["blast", .. common, "--loop", "--sizes", string.Join(',', sizes), "--bursts", $"{plan.Burst}"], cancellationToken).ConfigureAwait(false);
            return new(name, ends, $"the VM's kernel by interrupts ({VirtualMachine.Accelerator})", ComparedLatency.Of(ping), blast.Points, true, null);
        }
        catch (CliException e)
        {
            throw new CliException($"{e.Message}; the VM's last words: {vm.LastWords}");
        }
    }

    private async Task<ComparedOption> SwitchAsync(string name, string ends, CancellationToken cancellationToken)
    {
        using var place = new MeasuringPlace(ChannelKind.VhostUser, new());
        var (a, b) = (place.Address.Place! + "a", place.Address.Place! + "b");
        using var first = Networked(a, FirstAddress, VmCpu, 2);
        using var second = Networked(b, SecondAddress, VmCpu, 3);
        using var vms = PeerProcess.Start(["channel", "switch", "--port", $"a={a}", "--port", $"b={b}", "--cpus", $"{HostCpu}", "-o", "json"]);
        await first.WaitForAsync(Up, s_boot, cancellationToken).ConfigureAwait(false);
        await second.WaitForAsync(Up, s_boot, cancellationToken).ConfigureAwait(false);
        // The first ones find the neighbour.
        first.Type($"sh ping -c 3 {SecondAddress} >/dev/null; ping -A -c {_switchPings} -s {MessageSize} {SecondAddress} | tail -2 | sed 's/^/SWITCH /'");
        var line = await first.WaitForAsync("SWITCH round-trip", s_boot, cancellationToken).ConfigureAwait(false);
        var counted = await first.WaitForAsync($"SWITCH {_switchPings} ", s_boot, cancellationToken).ConfigureAwait(false);
        if (PingTimes().Match(line) is not { Success: true } times || !counted.Contains(" 0% packet loss", StringComparison.Ordinal))
            throw new CliException($"the guest's ping said: {counted} {line}");
        return new(name, ends, $"the VMs' kernels by interrupts ({VirtualMachine.Accelerator})", new(MessageSize, null, null, null, Number(times, 3) * 1e6, null, null), [],
            false, string.Create(CultureInfo.InvariantCulture, $"only by the guest's ping: mean {Number(times, 2):0.00} ms; both VMs share a CPU, since the switch polls on the other"));
    }

    private static string Polls => $"polls ({VirtualMachine.Accelerator})";

    private VirtualMachine Echo(MeasuringPlace place)
    {
        IvshmemChannel.CreateMemory(place.Address.Place!, new());
        return VirtualMachine.Start(plan.Qemu, VmCpu, plan.Guest!, "run=ivshmem-guest,echo,side=1", Memory(place));
    }

    private static string[] Memory(MeasuringPlace place) =>
        ["-object", $"memory-backend-file,id=shm,mem-path={place.Address.Place},size={new FileInfo(place.Address.Place!).Length},share=on", "-device", "ivshmem-plain,memdev=shm"];

    private VirtualMachine Networked(string socket, string address, int cpu, int number) => VirtualMachine.Start(plan.Qemu, cpu, plan.Guest!, $"address={address}/24",
        "-object", "memory-backend-memfd,id=m,size=256M,share=on", "-numa", "node,memdev=m", "-chardev", $"socket,id=c,path={socket},server=on,wait=off",
        "-netdev", "vhost-user,id=n,chardev=c", "-device", $"virtio-net-pci,netdev=n,mac=52:54:00:00:77:{number:x2}{VirtualMachine.NetworkInterrupts(plan.Qemu)}");

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@", 0 wrong, round trip p50 (\d+) ns p99 (\d+) ns")]
    private static partial Regex Trip();

    [GeneratedRegex(@"min/avg/max = ([\d.]+)/([\d.]+)/([\d.]+) ms")]
    private static partial Regex PingTimes();
}
