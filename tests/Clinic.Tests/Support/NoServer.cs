using System.Data;
using System.Data.Common;
using Clinic.Data;
using Clinic.Database.SqlServer;
using Clinic.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Tests.Support;

/// <summary>A context that speaks to SQL Server where there is none: it writes down what it would have said, and every answer is empty.</summary>
internal sealed class NoServer : DbCommandInterceptor, IDbConnectionInterceptor
{
    private static readonly IServiceProvider Identity = new ServiceCollection().Configure<IdentityOptions>(ClinicModel.ConfigureStores).BuildServiceProvider();

    private NoServer() { }

    public List<string> Said { get; } = [];

    /// <param name="practiceId">The practice that the context works for.</param>
    public static ClinicContext Context(out NoServer server, Guid? practiceId = null)
    {
        server = new NoServer();
        var options = new DbContextOptionsBuilder<ClinicContext>()
            .UseApplicationServiceProvider(Identity)
            .AddInterceptors(server, Guard, Seal);
        options.UseClinicSqlServer("Server=nowhere;Database=clinic");
        var scope = new PracticeScope();
        scope.Set(practiceId ?? Guid.CreateVersion7());
        var db = new ClinicContext(options.Options, scope, new Vault(new EphemeralDataProtectionProvider()), PortalKeys.OfNobody());
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never; // a transaction would need somebody to agree to it
        return db;
    }

    private static readonly PracticeGuard Guard = new();
    private static readonly Sealing Seal = new();

    public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData data, InterceptionResult result) => InterceptionResult.Suppress();

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData data, InterceptionResult result, CancellationToken cancel = default) =>
        new(InterceptionResult.Suppress());

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData data, InterceptionResult<DbDataReader> result) => Answer<DbDataReader>(command, Nothing(command.CommandText));

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData data, InterceptionResult<DbDataReader> result, CancellationToken cancel = default) =>
        new(Answer<DbDataReader>(command, Nothing(command.CommandText)));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData data, InterceptionResult<int> result) => Answer(command, 0);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData data, InterceptionResult<int> result, CancellationToken cancel = default) =>
        new(Answer(command, 0));

    /// <summary>What is said while acting. Nobody answers how many rows there were, so the act may end with a complaint about that, after it has said something.</summary>
    public async Task<string> WhatIsSaidAsync(Func<Task> act)
    {
        Said.Clear();
        try
        {
            await act();
        }
        catch (Exception) when (Said.Count > 0)
        {
        }
        return string.Join(";\n", Said);
    }

    private InterceptionResult<T> Answer<T>(DbCommand command, T answer)
    {
        Said.Add(command.CommandText);
        return InterceptionResult<T>.SuppressWithResult(answer);
    }

    /// <summary>No rows, of the columns that were asked for.</summary>
    private static DataTableReader Nothing(string sql)
    {
        using var table = new DataTable();
        foreach (var column in TSql.SelectedColumns(sql))
            table.Columns.Add(table.Columns.Contains(column) ? $"{column}{table.Columns.Count}" : column, typeof(object));
        return table.CreateDataReader();
    }
}
