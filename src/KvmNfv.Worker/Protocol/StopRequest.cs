namespace KvmNfv.Worker.Protocol;

/// <summary>Ends the worker in order, after the answer.</summary>
internal sealed class StopRequest : ControlRequest;
