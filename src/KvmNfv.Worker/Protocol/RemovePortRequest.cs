namespace KvmNfv.Worker.Protocol;

internal sealed class RemovePortRequest : ControlRequest
{
    public string? Switch { get; set; }

    public string? Port { get; set; }
}
