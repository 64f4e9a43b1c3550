using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Channels;

/// <summary>Carries plans of <see cref="OvsPlanner"/> out, and back when a command fails. Thread-safe.</summary>
/// <param name="runner">Runs <c>ovs-vsctl</c>; null means on this machine.</param>
public sealed class OvsChannels(IProgramRunner? runner = null)
{
    private readonly IProgramRunner _runner = runner ?? new ProgramRunner();

    /// <summary>Runs the plan's commands. When one fails, ports that this run made are deleted again; the bridge, its physical port and the switch's settings stay.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Ends the command under way, and takes back what was made.</param>
    /// <exception cref="InvalidOperationException">The plan is refused, a port is there already and not this domain's, or a command failed; the message has what <c>ovs-vsctl</c> said.</exception>
    /// <exception cref="IOException"><c>ovs-vsctl</c> can't be started.</exception>
    public async Task ApplyAsync(SwitchPlan plan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Allowed(plan);
        var made = new List<ProgramCommand>();
        foreach (var undo in plan.Undo)
        {
            if (await OwnerAsync(undo, cancellationToken).ConfigureAwait(false) is not { } owner)
                made.Add(undo);
            else if (owner != plan.Owner)
                throw new InvalidOperationException($"The port {Port(undo)} is there already, and {(owner.Length == 0 ? "nothing tells whose it is" : $"it belongs to domain {owner}")}. Delete it, or choose another socket.");
        }

        try
        {
            foreach (var command in plan.Commands)
                await RunAsync(command, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or OperationCanceledException)
        {
            foreach (var undo in made)
                await RunAsync(undo, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Deletes the domain's ports. Ports that are not marked as its own stay.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Ends the command under way.</param>
    /// <exception cref="InvalidOperationException">The plan is refused, or a command failed.</exception>
    /// <exception cref="IOException"><c>ovs-vsctl</c> can't be started.</exception>
    public async Task UndoAsync(SwitchPlan plan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Allowed(plan);
        foreach (var command in plan.Undo)
        {
            if (await OwnerAsync(command, cancellationToken).ConfigureAwait(false) == plan.Owner)
                await RunAsync(command, cancellationToken).ConfigureAwait(false);
        }
    }

    private static void Allowed(SwitchPlan plan)
    {
        if (plan.IsRefused)
            throw new InvalidOperationException($"The plan is refused: {plan.Findings.First(f => f.Severity == ChannelSeverity.Error).What}");
    }

    private static string Port(ProgramCommand undo) => undo.Arguments[^1];

    // Null where there is no such port, empty where it has no mark.
    private async Task<string?> OwnerAsync(ProgramCommand undo, CancellationToken ct)
    {
        string[] global = [.. undo.Arguments.TakeWhile(a => a != "--")];
        if ((await _runner.RunAsync(undo.Program, [.. global, "--", "port-to-br", Port(undo)], ct).ConfigureAwait(false)).ExitCode != 0)
            return null;
        var mark = await _runner.RunAsync(undo.Program, [.. global, "--", "--if-exists", "get", "Interface", Port(undo), $"external_ids:{OvsPlanner.Mark}"], ct).ConfigureAwait(false);
        return mark.Output.Trim().Trim('"');
    }

    private async Task RunAsync(ProgramCommand command, CancellationToken ct)
    {
        var result = await _runner.RunAsync(command.Program, command.Arguments, ct).ConfigureAwait(false);
        if (result.ExitCode != 0)
            throw new InvalidOperationException($"{command.Line} failed ({result.ExitCode}): {result.Error.Trim()}");
    }
}
