using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Profiles.Acting;
using TelegramAdmin.Core.Profiles.Linking;
using TelegramAdmin.Core.Profiles.Tagging;
using TelegramAdmin.Core.Profiles.Views;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles;

public static class ProfileRows
{
    extension(AppDbContext db)
    {
        public DbSet<PersonTag> PersonTags => db.Set<PersonTag>();

        public DbSet<PersonNote> PersonNotes => db.Set<PersonNote>();

        public DbSet<PersonLink> PersonLinks => db.Set<PersonLink>();

        public DbSet<PeopleView> PeopleViews => db.Set<PeopleView>();

        public DbSet<PeopleColumns> PeopleColumns => db.Set<PeopleColumns>();

        public DbSet<BulkAct> BulkActs => db.Set<BulkAct>();

        public DbSet<BulkActRow> BulkActRows => db.Set<BulkActRow>();
    }
}
