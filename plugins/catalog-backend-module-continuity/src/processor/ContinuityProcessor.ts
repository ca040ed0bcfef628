import { Entity } from '@backstage/catalog-model';
import { LocationSpec } from '@backstage/plugin-catalog-common';
import {
  CatalogProcessor,
  CatalogProcessorCache,
  CatalogProcessorEmit,
  processingResult,
} from '@backstage/plugin-catalog-node';
import { validateVitalBusinessFunction } from '../kind/vitalBusinessFunction';
import { ChangeAnnouncer } from './ChangeAnnouncer';
import { continuityRelations } from './relations';

/**
 * Recognises VitalBusinessFunctions and relates entities by their continuity
 * blocks. A mistake in a block never blocks the entity.
 */
export class ContinuityProcessor implements CatalogProcessor {
  readonly #announcer: ChangeAnnouncer;

  static create(options: { announcer: ChangeAnnouncer }) {
    return new ContinuityProcessor(options.announcer);
  }

  private constructor(announcer: ChangeAnnouncer) {
    this.#announcer = announcer;
  }

  getProcessorName(): string {
    return 'ContinuityProcessor';
  }

  async validateEntityKind(entity: Entity): Promise<boolean> {
    return validateVitalBusinessFunction(entity);
  }

  async postProcessEntity(
    entity: Entity,
    _location: LocationSpec,
    emit: CatalogProcessorEmit,
    cache: CatalogProcessorCache,
  ): Promise<Entity> {
    for (const relation of continuityRelations(entity)) {
      emit(processingResult.relation(relation));
    }
    await this.#announcer.announceChange(entity, cache);
    return entity;
  }
}
