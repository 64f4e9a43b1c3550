using System.Globalization;
using System.Text.Json;

namespace KvmNfv.Sdk.Domains;

/// <summary>Which thread runs what, as QEMU itself tells over QMP. Surer than thread names, which need QEMU's <c>debug-threads=on</c>.</summary>
public sealed record DomainThreadIds
{
    // QEMU names an IOThread as libvirt's -object does: iothread1, iothread2 ...
    private const string IoThreadPrefix = "iothread";

    /// <summary>The thread id by vCPU number.</summary>
    public required IReadOnlyDictionary<int, int> VCpus { get; init; }

    /// <summary>The thread id by libvirt's IOThread id.</summary>
    public required IReadOnlyDictionary<int, int> IoThreads { get; init; }

    /// <summary>Reads the answers of QMP's <c>query-cpus-fast</c> and <c>query-iothreads</c>, whole or only what is under <c>return</c>.</summary>
    /// <param name="queryCpusFast">The first answer.</param>
    /// <param name="queryIoThreads">The second; null when the domain has no IOThreads.</param>
    /// <exception cref="FormatException">An answer is not what QEMU writes.</exception>
    public static DomainThreadIds FromQmp(string queryCpusFast, string? queryIoThreads = null)
    {
        ArgumentNullException.ThrowIfNull(queryCpusFast);
        return new DomainThreadIds
        {
            VCpus = Read("query-cpus-fast", queryCpusFast, static e => e.GetProperty("cpu-index").GetInt32()),
            IoThreads = queryIoThreads is null ? new Dictionary<int, int>() : Read("query-iothreads", queryIoThreads, static e => IoThreadId(e)),
        };
    }

    private static int IoThreadId(JsonElement thread) =>
        thread.GetProperty("id").GetString() is { } id && id.StartsWith(IoThreadPrefix, StringComparison.Ordinal)
            && int.TryParse(id.AsSpan(IoThreadPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static Dictionary<int, int> Read(string command, string json, Func<JsonElement, int> key)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var items = document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.GetProperty("return") : document.RootElement;
            var ids = new Dictionary<int, int>();
            foreach (var item in items.EnumerateArray())
            {
                if (key(item) is var number and >= 0)
                    ids[number] = item.GetProperty("thread-id").GetInt32();
            }

            return ids;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new FormatException($"The answer to {command} is not what QEMU writes: {e.Message}", e);
        }
    }
}
