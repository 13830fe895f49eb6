using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Moderation.Captcha;

/// <summary>Questions that nobody answered are forgotten in time; who writes again is asked anew. Who passed stays known.</summary>
internal sealed class ForgetCaptchas(IDatabase database, TimeProvider time) : IScheduledJob
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    public string Name => "forget-captchas";

    public string Title => "Captchas that nobody answered";

    public string Schedule => "50 25 3 * * ?";

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var until = time.GetUtcNow() - KeptFor;
        var forgotten = await database.WriteAsync(null, db => db.CaptchaStates.Where(c => c.PassedAt == null && c.AskedAt < until).ExecuteDeleteAsync(cancellation), cancellation);
        return forgotten == 0 ? null : $"{forgotten:N0} forgotten";
    }
}
