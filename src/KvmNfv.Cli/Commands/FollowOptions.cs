using System.CommandLine;
using System.Text.Json.Serialization.Metadata;
using KvmNfv.Cli.Output;
using Spectre.Console;

namespace KvmNfv.Cli.Commands;

/// <summary>Follows something's state until Ctrl-C or a time ends it: painted over on a terminal, told when it changed into a pipe, with -o json one object a line.</summary>
internal sealed class FollowOptions
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    private readonly Option<TimeSpan?> _interval = WordOption.Parsed<TimeSpan>("--interval", "How often to look. Default: 1s.", "TIME", Duration.TryParse, Duration.Expected);
    private readonly Option<int?> _timeout = new("--timeout") { Description = "End after this time.", HelpName = "SECONDS" };

    public void AddTo(Command command)
    {
        Seconds.AddCheck(_timeout, minimum: 1);
        command.Options.Add(_interval);
        command.Options.Add(_timeout);
    }

    /// <summary>Follows.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="parsed">What was given.</param>
    /// <param name="json">Whether scripts read it.</param>
    /// <param name="read">The state now; equal values are the same.</param>
    /// <param name="type">Its JSON.</param>
    /// <param name="table">Its table.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task FollowAsync<T>(CliConsole console, ParseResult parsed, bool json, Func<T> read, JsonTypeInfo<T> type, Func<T, (string[] Headings, string[][] Rows)> table, CancellationToken cancellationToken)
        where T : IEquatable<T>
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (parsed.GetValue(_timeout) is { } seconds)
            end.CancelAfter(TimeSpan.FromSeconds(seconds));
        var interval = parsed.GetValue(_interval) ?? s_interval;
        if (json)
            await EachAsync(read, interval, state => console.WriteJson(state, type), end.Token).ConfigureAwait(false);
        else if (console.IsTerminal)
            await PaintAsync(read, interval, table, end.Token).ConfigureAwait(false);
        else
            await ChangesAsync(console, read, interval, table, end.Token).ConfigureAwait(false);
        if (console.IsTerminal && !json)
            Table(console, table(read()));
    }

    private static Task PaintAsync<T>(Func<T> read, TimeSpan interval, Func<T, (string[], string[][])> table, CancellationToken end) =>
        AnsiConsole.Live(new Text("")).AutoClear(true).StartAsync(live => EachAsync(read, interval, state => live.UpdateTarget(ConsoleOutput.Table(table(state))), end));

    private static async Task ChangesAsync<T>(CliConsole console, Func<T> read, TimeSpan interval, Func<T, (string[], string[][])> table, CancellationToken end)
        where T : IEquatable<T>
    {
        var last = default(T);
        await EachAsync(read, interval, state =>
        {
            if (state.Equals(last))
                return;
            last = state;
            Table(console, table(state));
        }, end).ConfigureAwait(false);
    }

    private static async Task EachAsync<T>(Func<T> read, TimeSpan interval, Action<T> show, CancellationToken end)
    {
        using var timer = new PeriodicTimer(interval);
        try
        {
            do
                show(read());
            while (await timer.WaitForNextTickAsync(end).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Ctrl-C and --timeout are how following ends; what happened last is told, too.
            show(read());
        }
    }

    private static void Table(CliConsole console, (string[] Headings, string[][] Rows) table) => console.WriteTable(table.Headings, table.Rows);
}
