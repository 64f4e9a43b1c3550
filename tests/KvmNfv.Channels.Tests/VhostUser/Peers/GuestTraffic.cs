namespace KvmNfv.Channels.Tests.VhostUser;

/// <summary>What two guests do to show that their network works.</summary>
internal static class GuestTraffic
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);

    /// <summary>Pings the second one, and sends it a file.</summary>
    public static void PingAndMoveAFile(GuestConsole first, GuestConsole second, string address)
    {
        var ping = first.Run($"ping -c 10 -i 0.2 -W 20 -s 1400 {address}", s_patience);
        Assert.That(ping, Has.Some.Contains("10 packets received"), string.Join('\n', ping));
        // nc ends when either side's input does: the receiver's stays open.
        second.Run("sleep 300 | nc -l -p 99 >/got 2>/dev/null & sleep 1", s_patience);
        first.Run($"dd if=/dev/urandom of=/file bs=1M count=16 2>/dev/null; nc {address} 99 </file", s_patience);
        var sum = first.Run("md5sum </file", s_patience).First(l => l.Contains("  -", StringComparison.Ordinal));
        var got = second.Run("sleep 1; md5sum </got; wc -c </got", s_patience);
        Assert.That(got, Has.Some.EqualTo(sum).And.Some.EqualTo("16777216"));
    }

    /// <summary>Waits until the first one hears the second: addresses are set a moment after the sign of life.</summary>
    public static void WaitForNetwork(GuestConsole first, string address) =>
        first.Run($"for i in 1 2 3 4 5 6 7 8 9 10; do ping -c 1 -W 1 {address} >/dev/null && break; done", s_patience);
}
