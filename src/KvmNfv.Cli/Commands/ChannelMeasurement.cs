using System.CommandLine;
using KvmNfv.Channels;
using KvmNfv.Cli.Measuring;

namespace KvmNfv.Cli.Commands;

/// <summary>Opens the measured channel, with its other side where that is not somebody else's, and runs a measurement on it.</summary>
internal static class ChannelMeasurement
{
    private static readonly TimeSpan s_goodbye = TimeSpan.FromSeconds(5);

    /// <summary>Measures.</summary>
    /// <param name="link">The channel.</param>
    /// <param name="parsed">What was given.</param>
    /// <param name="measure">Measures on an open end.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Task<T> RunAsync<T>(ChannelLinkOptions link, ParseResult parsed, Func<MessageLink, T> measure, CancellationToken cancellationToken)
    {
        var channel = link.Channel(parsed);
        return channel.Kind == ChannelKind.Loopback ? LoopbackAsync(link, parsed, measure, cancellationToken)
            : channel.Place is null ? WithPeerAsync(link, parsed, measure, cancellationToken)
            : OnOwnSideAsync(link, parsed, channel, link.Read(parsed, answers: false), measure, cancellationToken);
    }

    /// <summary>Answers whoever measures, until it goes.</summary>
    public static async Task<(long Messages, long Echoed)> AnswerAsync(ChannelLinkOptions link, ParseResult parsed, CancellationToken cancellationToken)
    {
        var channel = link.Channel(parsed);
        if (channel.Place is null)
            throw new CliException($"the side that answers needs a place where the other one finds it: write {channel}:PATH");
        return await OnOwnSideAsync(link, parsed, channel, link.Read(parsed, answers: true), end =>
        {
            var answerer = new Answerer(end, link.Wait(parsed), cancellationToken);
            answerer.Run();
            return (answerer.Count, answerer.Echoed);
        }, cancellationToken).ConfigureAwait(false);
    }

    private static Task<T> OnOwnSideAsync<T>(ChannelLinkOptions link, ParseResult parsed, ChannelAddress channel, LinkOptions options, Func<MessageLink, T> work, CancellationToken cancellationToken) =>
        PinnedThread.RunAsync(link.Cpus(parsed) is [var cpu, ..] ? cpu : null, () =>
        {
            using var end = LinkOpener.Open(channel, options, cancellationToken);
            return work(end);
        });

    private static async Task<T> LoopbackAsync<T>(ChannelLinkOptions link, ParseResult parsed, Func<MessageLink, T> measure, CancellationToken cancellationToken)
    {
        var options = link.Read(parsed, answers: false);
        var (first, second) = LoopbackChannel.CreatePair(options.Rings);
        LinkOpener.Apply(options.Wait, first);
        LinkOpener.Apply(options.Wait, second);
        using var theirs = new EndpointLink(second);
        var answering = PinnedThread.RunAsync(link.Cpus(parsed) is [_, var other] ? other : null, () =>
        {
            new Answerer(theirs, options.Wait, cancellationToken).Run();
            return true;
        });
        try
        {
            return await PinnedThread.RunAsync(link.Cpus(parsed) is [var cpu, ..] ? cpu : null, () =>
            {
                using var ours = new EndpointLink(first);
                return measure(ours);
            }).ConfigureAwait(false);
        }
        finally
        {
            first.Dispose();
            await ((Task)answering).WaitAsync(s_goodbye, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<T> WithPeerAsync<T>(ChannelLinkOptions link, ParseResult parsed, Func<MessageLink, T> measure, CancellationToken cancellationToken)
    {
        var options = link.Read(parsed, answers: false) with { Join = true };
        using var place = new MeasuringPlace(link.Channel(parsed).Kind, options.Rings);
        using var peer = PeerProcess.Start(["channel", "ping", place.Address.ToString(), "--echo", .. link.Cpus(parsed) is [_, var other] ? ["--cpus", $"{other}"] : Array.Empty<string>(), .. link.Arguments(parsed)]);
        try
        {
            return await OnOwnSideAsync(link, parsed, place.Address, options, measure, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is CliException or IOException)
        {
            if (await peer.FailureAsync().ConfigureAwait(false) is { } why)
                throw new CliException($"the other side: {why}");
            throw;
        }
    }
}
