using KvmNfv.Worker.Protocol;

namespace KvmNfv.Sdk.Channels;

/// <summary>The worker answered, but with a refusal.</summary>
internal sealed class WorkerRefusedException(string message, ControlError error) : WorkerException(message)
{
    public ControlError Error { get; } = error;
}
