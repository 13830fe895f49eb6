using TelegramAdmin.Components.Marks;
using TelegramAdmin.Core.Jobs;

namespace TelegramAdmin.Features.Operations.Jobs;

/// <summary>How a job stands, in words and colour.</summary>
internal static class JobWords
{
    public static string Of(JobStatus job) =>
        job.IsRunning ? "running" : job.Paused is not null ? "paused" : job.Error is not null ? "failed" : job.LastAt is null ? "not yet run" : "done";

    public static Tone ToneOf(JobStatus job) => Of(job) switch
    {
        "running" => Tone.Info,
        "paused" => Tone.Warn,
        "failed" => Tone.Bad,
        "done" => Tone.Ok,
        _ => Tone.Mute,
    };
}
