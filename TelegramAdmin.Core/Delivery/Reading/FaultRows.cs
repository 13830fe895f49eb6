using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery.Reading;

public static class FaultRows
{
    extension(AppDbContext db)
    {
        /// <summary>
        /// Messages that failed, or are unknown. SQLite takes the index of faults only where its condition stands word for word; asked for the
        /// state alone it walks the whole table.
        /// </summary>
        public IQueryable<OutboxMessage> Faults(DeliveryState state) =>
            db.OutboxMessages.FromSqlRaw("SELECT * FROM outbox_messages WHERE state IN (5, 7)").Where(m => m.State == state);
    }
}
