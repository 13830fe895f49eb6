using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Privacy.Erasing;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Erasing;

namespace TelegramAdmin.Core.Privacy.Exporting;

/// <summary>Everything that is kept of a person in a ZIP file: each table as JSON, their files, and a page to read.</summary>
public sealed class ExportPerson(IDatabase database, IEnumerable<IErasable> erasables, IEnumerable<IPersonFiles> files)
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IReadOnlyList<PersonalRows> _rows = [.. erasables.SelectMany(e => e.Rows).Where(r => r.IsExported)];

    /// <returns>A temporary file that is gone when it is closed.</returns>
    public async Task<Result<Stream>> RunAsync(WorkspaceId workspace, long telegramUserId, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        if (await PersonScope.FindAsync(db, workspace, telegramUserId, pseudonym: 0, DateTimeOffset.UnixEpoch, cancellation) is not { } scope)
            return PrivacyErrors.NotFound;
        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"person-{Guid.NewGuid():N}.zip"),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        try
        {
            using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
                await WriteAsync(zip, db, scope, cancellation);
            file.Position = 0;
            return Result<Stream>.Of(file);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private async Task WriteAsync(ZipArchive zip, AppDbContext db, PersonScope scope, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        var page = new PersonPage();
        foreach (var table in _rows.GroupBy(r => r.Table))
        {
            var rows = new List<IReadOnlyList<KeyValuePair<string, object?>>>();
            foreach (var part in table)
                await ReadAsync(db, scope.Fill($"SELECT * FROM {part.Table} WHERE {part.Where}"), rows, cancellation);
            if (rows.Count == 0)
                continue;
            await using (var entry = zip.CreateEntry($"data/{table.Key}.json").Open())
                await WriteAsync(entry, rows);
            page.Add(table.Key, rows);
        }
        foreach (var source in files)
        {
            foreach (var path in (await source.FindAsync(db, scope.Workspace, scope.Conversations, cancellation)).Where(File.Exists))
                zip.CreateEntryFromFile(path, $"files/{Path.GetFileName(path)}");
        }
        await using var index = new StreamWriter(zip.CreateEntry("index.html").Open());
        await index.WriteAsync(page.Html());
    }

    private static async Task ReadAsync(AppDbContext db, string sql, List<IReadOnlyList<KeyValuePair<string, object?>>> rows, CancellationToken cancellation)
    {
        await using var command = ErasePerson.Command(db, sql);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i =>
                KeyValuePair.Create(reader.GetName(i), reader.IsDBNull(i) ? null : ExportedValue.Of(reader.GetName(i), reader.GetValue(i), db.Database.IsSqlite())))]);
        }
    }

    private static async Task WriteAsync(Stream to, List<IReadOnlyList<KeyValuePair<string, object?>>> rows)
    {
        await using var json = new Utf8JsonWriter(to, Indented);
        json.WriteStartArray();
        foreach (var row in rows)
        {
            json.WriteStartObject();
            foreach (var (name, value) in row)
            {
                json.WritePropertyName(name);
                JsonSerializer.Serialize(json, value);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
