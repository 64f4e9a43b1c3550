namespace KvmNfv.Worker.Protocol;

/// <summary>Starts the data plane, once in a worker's life.</summary>
internal sealed class StartRequest : ControlRequest
{
    public ConfigurationMessage? Configuration { get; set; }
}
