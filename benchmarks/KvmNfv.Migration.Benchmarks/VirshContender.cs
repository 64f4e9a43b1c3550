using System.Diagnostics;
using KvmNfv.Libvirt;

namespace KvmNfv.Migration.Benchmarks;

/// <summary><c>virsh migrate --live</c> with its defaults, or with more flags; aborted after a minute.</summary>
internal sealed class VirshContender(string name, params string[] flags) : Contender(name)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public override async Task<Move> MoveAsync(Lab lab, Guest guest, Link link)
    {
        var (from, to) = (guest.At, guest.Other);
        var start = Stopwatch.GetTimestamp();
        using var virsh = Process.Start(new ProcessStartInfo("virsh",
            ["-q", "-c", lab.Uris[from], "migrate", "--live", .. flags, guest.Name, lab.Uris[to], Lab.Address(to)]) { RedirectStandardError = true })!;
        var ended = virsh.WaitForExitAsync();
        var late = await Task.WhenAny(ended, Task.Delay(Patience)) != ended;
        if (late)
        {
            using var domain = await lab.Hosts[from].LookupDomainByNameAsync(guest.Name);
            await domain.AbortJobAsync();
        }

        await ended;
        var total = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var error = (await virsh.StandardError.ReadToEndAsync()).Trim();
        return new Move
        {
            Contender = Name, From = from, Total = total, Finished = virsh.ExitCode == 0, Choice = string.Join(' ', flags),
            Error = late ? $"no end within {Patience.TotalSeconds} s" : virsh.ExitCode == 0 ? null : error,
        };
    }
}
