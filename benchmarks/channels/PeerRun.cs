using System.Diagnostics;
using System.Globalization;
using KvmNfv.Channels;

namespace KvmNfv.Benchmarks.Channels;

/// <summary>Two processes of one kind, each alone on a CPU, over a new file.</summary>
internal static class PeerRun
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);

    /// <summary>Nanoseconds per message (per way for ping-pong), and what the C# receiver says of its memory: bytes, collections, longest poll gap in us.</summary>
    public static (double Nanoseconds, long Bytes, long Collections, long Gap) Measure(ChannelCase one, string[] program, long? count = null)
    {
        Process? first = null, second = null;
        var file = $"/dev/shm/kvmnfv-bench-{Environment.ProcessId}";
        try
        {
            SharedMemoryChannel.CreateFile(file, new() { Kind = one.Kind, MessageSize = one.Size, Capacity = 1024 }).Dispose();
            first = Start(program, one.IsPingPong ? "pong" : "send", one, file, 0, count ?? one.Count);
            second = Start(program, one.IsPingPong ? "ping" : "receive", one, file, 1, count ?? one.Count);
            var output = second.StandardOutput.ReadToEndAsync();
            var other = first.StandardOutput.ReadToEndAsync();
            var errors = new[] { first.StandardError.ReadToEndAsync(), second.StandardError.ReadToEndAsync() };
            if (!second.WaitForExit(s_patience) || second.ExitCode != 0 || !first.WaitForExit(s_patience) || first.ExitCode != 0)
            {
                // One that waits for the other would never close its standard error.
                End(first);
                End(second);
                throw new InvalidOperationException($"{program[^1]} failed in '{one.Name}': {errors[0].Result}{errors[1].Result}");
            }
            if (other.Result.StartsWith("allocated", StringComparison.Ordinal))
                throw new InvalidOperationException($"The sender in '{one.Name}' {other.Result}");
            var numbers = output.Result.Split(' ', StringSplitOptions.TrimEntries);
            var time = double.Parse(numbers[0], CultureInfo.InvariantCulture) / (one.IsPingPong ? 2 : 1);
            long Number(int i) => numbers.Length > i ? long.Parse(numbers[i], CultureInfo.InvariantCulture) : 0;
            return (time, Number(1), Number(2), Number(3));
        }
        finally
        {
            End(first);
            End(second);
            File.Delete(file);
        }
    }

    private static void End(Process? process)
    {
        if (process is { HasExited: false })
            process.Kill(entireProcessTree: true);
    }

    private static Process Start(string[] program, string work, ChannelCase one, string file, int side, long count)
    {
        string[] arguments = ["-c", side == 0 ? "0" : "1", .. program, work, $"{one.Size}", file, $"{side}", $"{one.Warm}", $"{count}", $"{one.Burst}"];
        // As docs/channels.md advises for the JIT: stores of a whole cache line into memory that the other CPU reads take longer than two halves.
        return Process.Start(new ProcessStartInfo("taskset", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_PreferredVectorBitWidth"] = "256" },
        })!;
    }
}
