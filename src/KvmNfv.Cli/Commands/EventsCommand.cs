using System.CommandLine;
using KvmNfv.Cli.Output;
using KvmNfv.Libvirt;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv events</c>: prints what happens to domains until Ctrl-C, a count or a time ends it; all of these are success.</summary>
internal sealed class EventsCommand : CliCommand
{
    private readonly Option<string?> _domain = new("--domain") { Description = "Only this domain: its id, name or UUID.", HelpName = "DOMAIN" };
    private readonly Option<int?> _count = new("--count") { Description = "End after this many events.", HelpName = "N" };
    private readonly Option<int?> _timeout = new("--timeout") { Description = "End after this time.", HelpName = "SECONDS" };

    public EventsCommand(GlobalOptions options, CliConsole console)
        : base("events", "Follows what happens to domains; with -o json one object a line.", options, console)
    {
        Seconds.AddCheck(_timeout, minimum: 1);
        _count.Validators.Add(result =>
        {
            if (result.Tokens is [var token, ..] && (!int.TryParse(token.Value, out var count) || count < 1))
                result.AddError($"'{token.Value}' is not a number of events: use 1 or more");
        });
        Options.Add(_domain);
        Options.Add(_count);
        Options.Add(_timeout);
    }

    protected override async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var connection = await Globals.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        using var only = parsed.GetValue(_domain) is { } reference
            ? await DomainArgument.FindAsync(connection, reference, cancellationToken).ConfigureAwait(false)
            : null;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (parsed.GetValue(_timeout) is { } seconds)
            end.CancelAfter(TimeSpan.FromSeconds(seconds));
        try
        {
            await FollowAsync(parsed, connection.DomainEvents.All(only), end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Ctrl-C and --timeout are how following ends.
        }
        catch (IOException) when (!Console.IsTerminal)
        {
            // The reader of the pipe has seen enough.
        }
    }

    private async Task FollowAsync(ParseResult parsed, EventStream<DomainEvent> events, CancellationToken cancellationToken)
    {
        await using var subscription = ((IAsyncDisposable)events).ConfigureAwait(false);
        var json = WantsJson(parsed);
        var left = parsed.GetValue(_count) ?? int.MaxValue;
        var dropped = 0L;
        await foreach (var e in events.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var line = EventLine.From(e);
            if (json)
                Console.WriteJson(line, CliJson.Lines.EventLine);
            else
                Console.Out.WriteLine(line);
            if (events.Dropped != dropped)
                Console.Error.WriteLine($"warning: {(dropped = events.Dropped)} events dropped so far: they came faster than they were read");
            if (--left == 0)
                return;
        }
    }
}
