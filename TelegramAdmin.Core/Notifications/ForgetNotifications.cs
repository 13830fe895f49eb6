using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Notifications.Reading;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Notifications;

/// <summary>Lets go of news that are past their time.</summary>
internal sealed class ForgetNotifications(IDatabase database, TimeProvider time) : IScheduledJob
{
    public string Name => "forget-notifications";

    public string Title => "Old notifications";

    public string Schedule => "0 25 3 * * ?";

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var before = time.GetUtcNow() - NotificationReader.Kept;
        var gone = await database.WriteAsync(null, db => db.Notifications.Where(n => n.At < before).ExecuteDeleteAsync(), cancellation);
        return gone == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{gone:N0} removed");
    }
}
