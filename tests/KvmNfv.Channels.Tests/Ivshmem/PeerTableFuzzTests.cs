using KvmNfv.Channels.Interop;
using KvmNfv.Channels.Ivshmem;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Tests;

/// <summary>Random messages of a server, mostly near what an honest one sends.</summary>
public sealed class PeerTableFuzzTests
{
    private const int Operations = 500_000, Vectors = 2;
    private static readonly long[] s_likely = [-1, 0, 1, 2, 3, 65535, 65536, long.MaxValue, long.MinValue];

    [TestCase(1)]
    [TestCase(2)]
    public void Any_messages_are_taken_or_refused_and_the_table_stays_true(int seed)
    {
        var random = new Random(seed);
        using var memory = SharedRegion.Create(1 << 16);
        var before = Descriptor.Count();
        int refused = 0, complete = 0;
        var table = new PeerTable(Vectors);
        for (var i = 0; i < Operations; i++)
        {
            var value = random.Next(8) == 0 ? random.NextInt64(long.MinValue, long.MaxValue) : s_likely[random.Next(s_likely.Length)];
            try
            {
                // The first three are right most of the time, so that tables live long enough to be harmed.
                if (table.Memory is null && random.Next(10) > 0)
                    Begin(table, memory);
                else
                    table.Take(value, random.Next(4) switch { 0 => null, _ => new SafeFileHandle(-1, ownsHandle: false) });
            }
            catch (ChannelException e) when (e.Fault is ChannelFault.PeerViolation or ChannelFault.BadMemory)
            {
                refused++;
                complete += table.IsComplete ? 1 : 0;
                Check(table);
                table.Dispose();
                table = new(Vectors);
            }
        }
        table.Dispose();
        TestContext.Out.WriteLine($"{refused} tables refused something, {complete} of them were complete");
        Assert.That(refused, Is.GreaterThan(1000));
        Assert.That(complete, Is.GreaterThan(100));
        Assert.That(Descriptor.Settles(before), $"{Descriptor.Count()} descriptors, {before} before");
    }

    private static void Begin(PeerTable table, SharedRegion memory)
    {
        table.Take(0, null);
        table.Take(1, null);
        table.Take(-1, Descriptors.Duplicate(memory.File!));
    }

    private static void Check(PeerTable table)
    {
        if (table.Id is < -1 or > IvshmemProtocol.MaxId || table.Own.Length > Vectors)
            Assert.Fail($"ID {table.Id}, {table.Own.Length} vectors");
        foreach (var peer in table.Others)
        {
            if (peer == table.Id || !table.TryGet(peer, Vectors - 1, out _) || table.TryGet(peer, Vectors, out _) || table.TryGet(peer, -1, out _))
                Assert.Fail($"peer {peer}");
        }
    }
}
