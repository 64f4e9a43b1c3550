namespace KvmNfv.Worker.Protocol;

internal sealed class StatisticsRequest : ControlRequest
{
    /// <summary>The longest poll gaps begin anew after this reading.</summary>
    public bool ForgetGaps { get; set; }
}
