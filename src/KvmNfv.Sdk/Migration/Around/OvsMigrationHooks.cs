using System.Globalization;

namespace KvmNfv.Sdk.Migration;

/// <summary>
/// Carries the <c>dpdkvhostuserclient</c> ports of a domain over to the destination's Open vSwitch: before the transfer it makes them there, with the source's tag and
/// external ids; after success it deletes them at the source, after a failure those that it made. Plain <c>ovs-vsctl</c> commands. Flows are the controller's.
/// A port is named as the last part of its socket's path, as OpenStack and OVS itself name them; the domain's interfaces of type <c>vhostuser</c> in mode <c>server</c> count.
/// Thread-safe.
/// </summary>
/// <param name="options">How the databases are reached; null means both are this machine's.</param>
/// <param name="runner">Runs <c>ovs-vsctl</c>; null means on this machine.</param>
public sealed class OvsMigrationHooks(OvsMigrationOptions? options = null, IProgramRunner? runner = null) : IMigrationHooks
{
    // Marks a port as made by one migration, so that rolling back, after a crash too, deletes no other.
    private const string Mark = "kvmnfv-migration";

    private readonly OvsMigrationOptions _options = options ?? new();
    private readonly IProgramRunner _runner = runner ?? new ProgramRunner();

    /// <inheritdoc />
    public string Name => "Open vSwitch";

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">A command failed, or a socket's path can't be a port.</exception>
    /// <exception cref="IOException"><c>ovs-vsctl</c> can't be started.</exception>
    public async Task PrepareAsync(MigrationHookContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var port in OvsPort.Of(context.DomainXml))
        {
            var source = await AskAsync(_options.SourceDatabase, cancellationToken, "port-to-br", port.Name).ConfigureAwait(false);
            var tag = await AskAsync(_options.SourceDatabase, cancellationToken, "get", "Port", port.Name, "tag").ConfigureAwait(false);
            var ids = await AskAsync(_options.SourceDatabase, cancellationToken, "get", "Interface", port.Name, "external_ids").ConfigureAwait(false);
            var there = await RunAsync(_options.DestinationDatabase, cancellationToken, "port-to-br", port.Name).ConfigureAwait(false);
            string[] mark = there.ExitCode == 0 ? [] : [$"external_ids:{Mark}={context.Id}"];
            await AskAsync(_options.DestinationDatabase, cancellationToken,
            [
                "--may-exist", "add-port", _options.Bridge ?? source, port.Name,
                "--", "set", "Port", port.Name, $"tag={tag}", .. mark,
                "--", "set", "Interface", port.Name, "type=dpdkvhostuserclient", $"options:vhost-server-path=\"{port.Path}\"", $"external_ids={ids}",
            ]).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public Task SwitchOverAsync(MigrationHookContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task ResumedAsync(MigrationHookContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public async Task ReleaseAsync(MigrationHookContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var port in OvsPort.Of(context.DomainXml))
        {
            await AskAsync(_options.DestinationDatabase, cancellationToken, "remove", "Port", port.Name, "external_ids", Mark).ConfigureAwait(false);
            await AskAsync(_options.SourceDatabase, cancellationToken, "--if-exists", "del-port", port.Name).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public async Task RollBackAsync(MigrationHookContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var port in OvsPort.Of(context.DomainXml))
        {
            var made = await AskAsync(_options.DestinationDatabase, cancellationToken, "--if-exists", "get", "Port", port.Name, $"external_ids:{Mark}").ConfigureAwait(false);
            if (made.Trim('"') == context.Id.ToString())
                await AskAsync(_options.DestinationDatabase, cancellationToken, "del-port", port.Name).ConfigureAwait(false);
        }
    }

    private async Task<string> AskAsync(string? database, CancellationToken cancellationToken, params string[] command)
    {
        var result = await RunAsync(database, cancellationToken, command).ConfigureAwait(false);
        return result.ExitCode == 0
            ? result.Output.Trim()
            : throw new InvalidOperationException($"ovs-vsctl {string.Join(' ', command)} at {database ?? "this machine"} failed ({result.ExitCode}): {result.Error.Trim()}");
    }

    private Task<ProgramResult> RunAsync(string? database, CancellationToken cancellationToken, params string[] command)
    {
        var seconds = Math.Ceiling(_options.Timeout.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
        List<string> arguments = [$"--timeout={seconds}"];
        if (database is not null)
            arguments.Add($"--db={database}");
        if (!_options.Wait)
            arguments.Add("--no-wait");
        return _runner.RunAsync("ovs-vsctl", [.. arguments, "--", .. command], cancellationToken);
    }
}
