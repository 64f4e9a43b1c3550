using System.CommandLine;
using KvmNfv.Cli.Output;
using KvmNfv.Libvirt;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv domain stop</c>: asks the guest to shut down and waits for it; destroys it only when told to.</summary>
internal sealed class DomainStopCommand : CliCommand
{
    private static readonly TimeSpan s_pollInterval = TimeSpan.FromMilliseconds(100);

    private readonly Argument<string> _domain = DomainArgument.Create();

    private readonly Option<bool> _force = new("--force")
    {
        Description = "Destroy it: at once, or with --timeout when the guest has not shut down by then.",
    };

    private readonly Option<int?> _timeout = new("--timeout")
    {
        Description = "How long to wait for the guest to shut down. Default: 60; 0 asks and does not wait.",
        HelpName = "SECONDS",
    };

    public DomainStopCommand(GlobalOptions options, CliConsole console)
        : base("stop", "Shuts a domain down, or destroys it with --force.", options, console)
    {
        Seconds.AddCheck(_timeout, minimum: 0);
        Arguments.Add(_domain);
        Options.Add(_force);
        Options.Add(_timeout);
    }

    protected override async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var force = parsed.GetValue(_force);
        var timeout = parsed.GetValue(_timeout);
        using var connection = await Globals.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        using var domain = await DomainArgument.FindAsync(connection, parsed.GetRequiredValue(_domain), cancellationToken).ConfigureAwait(false);
        if (force && timeout is null)
        {
            await DestroyAsync(domain, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await domain.ShutdownAsync(cancellationToken).ConfigureAwait(false);
            await WaitAsync(domain, TimeSpan.FromSeconds(timeout ?? 60), force, cancellationToken).ConfigureAwait(false);
        }

        await ReportAsync(parsed, domain, cancellationToken).ConfigureAwait(false);
    }

    private static async Task WaitAsync(IDomain domain, TimeSpan timeout, bool force, CancellationToken cancellationToken)
    {
        if (timeout == TimeSpan.Zero && !force)
            return;
        var time = TimeProvider.System;
        var start = time.GetTimestamp();
        using var timer = new PeriodicTimer(s_pollInterval, time);
        while (await IsActiveAsync(domain, cancellationToken).ConfigureAwait(false))
        {
            if (time.GetElapsedTime(start) < timeout)
            {
                await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false);
                continue;
            }

            if (!force)
                throw new CliException($"domain '{domain.Name}' still runs after {timeout.TotalSeconds:0} s; --force destroys it");
            await DestroyAsync(domain, cancellationToken).ConfigureAwait(false);
            return;
        }
    }

    private static async Task<bool> IsActiveAsync(IDomain domain, CancellationToken cancellationToken)
    {
        try
        {
            return await domain.IsActiveAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (LibvirtNotFoundException)
        {
            // A transient domain is gone for good once it stops.
            return false;
        }
    }

    private static async Task DestroyAsync(IDomain domain, CancellationToken cancellationToken)
    {
        try
        {
            await domain.DestroyAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (LibvirtNotFoundException)
        {
            // It stopped by itself, and was transient: what was asked for is so.
        }
    }

    private async Task ReportAsync(ParseResult parsed, IDomain domain, CancellationToken cancellationToken)
    {
        var summary = await DomainSummary.TryReadAsync(domain, cancellationToken).ConfigureAwait(false)
            ?? DomainSummary.Gone(domain.Name, domain.Uuid);
        if (WantsJson(parsed))
            Console.WriteJson(summary, CliJson.Default.DomainSummary);
        else
            Console.Out.WriteLine($"domain '{Printable.Line(summary.Name)}' is {summary.State}");
    }
}
