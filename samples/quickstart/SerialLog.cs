using KvmNfv.Libvirt;

namespace KvmNfv.Samples.Quickstart;

/// <summary>What the guest writes on its serial line.</summary>
internal static class SerialLog
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until the guest has written a text.</summary>
    /// <exception cref="QuickstartException">It ended or took too long; the message has its last words.</exception>
    public static async Task WaitForAsync(string log, string text, IDomain domain, TimeSpan patience, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(s_interval);
        while (true)
        {
            var written = await ReadAsync(log, cancellationToken);
            if (written.Contains(text, StringComparison.Ordinal))
                return;
            if (TimeProvider.System.GetElapsedTime(start) > patience)
                throw new QuickstartException($"the guest gave no sign of life in {patience.TotalSeconds:0} s. {LastWords(written)}");
            if (!await IsActiveAsync(domain, cancellationToken))
                throw new QuickstartException($"the guest ended before it was up. {LastWords(written)}");
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    private static async Task<string> ReadAsync(string log, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(log, new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete });
        return await reader.ReadToEndAsync(cancellationToken);
    }

    private static async Task<bool> IsActiveAsync(IDomain domain, CancellationToken cancellationToken)
    {
        try
        {
            return await domain.IsActiveAsync(cancellationToken);
        }
        catch (LibvirtNotFoundException)
        {
            return false;
        }
    }

    private static string LastWords(string written)
    {
        var lines = written.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // A guest may write anything; control characters must not reach the terminal.
        return lines.Length == 0 ? "It wrote nothing." : $"It last wrote: {string.Concat(lines[^1].Where(c => !char.IsControl(c)))}";
    }
}
