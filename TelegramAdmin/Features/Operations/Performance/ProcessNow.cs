using System.Diagnostics;

namespace TelegramAdmin.Features.Operations.Performance;

/// <summary>What the process takes at this moment.</summary>
internal sealed record ProcessNow(long Memory, long Heap, int Circuits, TimeSpan Uptime)
{
    public static ProcessNow Read(int circuits)
    {
        using var process = Process.GetCurrentProcess();
        return new ProcessNow(process.WorkingSet64, GC.GetTotalMemory(false), circuits, TimeSpan.FromSeconds(Math.Floor((DateTime.Now - process.StartTime).TotalSeconds)));
    }
}
