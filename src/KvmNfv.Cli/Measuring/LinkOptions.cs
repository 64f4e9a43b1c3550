using System.Net;
using KvmNfv.Channels;

namespace KvmNfv.Cli.Measuring;

/// <summary>How an end is opened.</summary>
/// <param name="Rings">The rings, for whoever makes the channel.</param>
/// <param name="Wait">How the end waits.</param>
/// <param name="Side">Which end of an ivshmem-plain channel; null: the first for who makes it, the second for who finds it.</param>
/// <param name="Guest">The address that a VM answers pings at; null: it sends back what it gets.</param>
/// <param name="Listen">Whether this process listens for QEMU, rather than the other way round.</param>
/// <param name="Join">Whether the other side surely makes the channel.</param>
/// <param name="Patience">How long the other side is waited for.</param>
internal sealed record LinkOptions(RingOptions Rings, WaitPolicy Wait, ChannelSide? Side, IPAddress? Guest, bool Listen, bool Join, TimeSpan Patience);
