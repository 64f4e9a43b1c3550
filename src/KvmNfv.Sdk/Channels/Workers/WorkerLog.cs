using Microsoft.Extensions.Logging;

namespace KvmNfv.Sdk.Channels;

internal static partial class WorkerLog
{
    [LoggerMessage(EventId = 6301, EventName = "Worker", Message = "Data plane worker {Worker}, process {ProcessId}: {Kind}. {Description}")]
    public static partial void Told(this ILogger logger, LogLevel level, string worker, int? processId, WorkerEventKind kind, string description);

    public static LogLevel LevelOf(WorkerEventKind kind) => kind switch
    {
        WorkerEventKind.Running or WorkerEventKind.Adopted or WorkerEventKind.Stopped => LogLevel.Information,
        WorkerEventKind.Failed => LogLevel.Error,
        _ => LogLevel.Warning,
    };
}
